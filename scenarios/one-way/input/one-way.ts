export interface Entry {
  at: Date;
  text: string;
}

/**
 * Writes down what happened.
 *
 * @nats:server Audit
 * @nats:concurrency 20
 */
export interface AuditService {
  /** Nobody waits for it. */
  log(entry: Entry): void;

  ping(): void;

  /** The caller learns whether it worked. */
  flush(): Promise<void>;

  count(since?: Date): Promise<number>;
}
