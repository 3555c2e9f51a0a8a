/** @nats:timeout 2s */
export interface Unmarked {
  /** @nats:idempotent */
  get(id: string): Promise<string>;
}

/** @nats:sever Order */
export interface Misspelt {
  /** @nats:idempotnt */
  get(id: string): Promise<string>;
}

/**
 * @nats:server User
 */
export interface UserService {
  get(id: string): Promise<string>;
}
