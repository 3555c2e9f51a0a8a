/** The answer of another service. */
export class StatusError extends Error {
  /** What it answered. */
  httpStatus = 500;
  retryable?: boolean;
  tags: string[] = [];
  readonly kind = "status";
  protected secret = "s";

  constructor(
    message: string,
    readonly host: string,
  ) {
    super(message);
  }
}

/** @nats:server Status */
export interface StatusService {
  /** @nats:error StatusError UNAVAILABLE */
  check(host: string): Promise<void>;
}
