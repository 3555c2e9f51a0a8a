export interface Readable {
  /** Gives one. */
  read(key: string): Promise<string>;
}

export interface Watchable extends Readable {
  /** @nats:timeout 30s */
  wait(key: string): Promise<boolean>;
}

/** @nats:server Cache */
export interface CacheService extends Watchable {
  write(key: string, value: string): Promise<void>;
}
