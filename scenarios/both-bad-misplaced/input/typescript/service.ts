/**
 * @nats:server User
 * @nats:idempotent
 */
export interface UserService {
  /** @nats:version 1.0.0 */
  get(id: string): Promise<string>;
}
