/**
 * @nats:server User
 * @nats:idempotent
 */
export interface UserService {
  /**
   * @nats:version 1.0.0
   * @nats:required
   */
  get(id: string): Promise<string>;
}
