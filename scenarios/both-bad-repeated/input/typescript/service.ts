/**
 * @nats:server User
 * @nats:timeout 2s
 * @nats:timeout 3s
 */
export interface UserService {
  /**
   * @nats:idempotent
   * @nats:idempotent
   */
  get(id: string): Promise<string>;
}
