/** @nats:timeout 2s */
export interface Unmarked {
  /** @nats:idempotent */
  get(id: string): Promise<string>;
}

/**
 * @nats:server User
 */
export interface UserService {
  get(id: string): Promise<string>;
}
