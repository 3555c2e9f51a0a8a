/**
 * @nats:server User
 * @nats:idempotent
 */
export interface UserService {
  /**
   * @nats:version 1.0.0
   * @nats:required
   * @nats:attemptTimeout 100ms
   */
  get(id: string): Promise<string>;
}
