/**
 * @nats:server 2nd-user
 * @nats:version 1.2
 * @nats:timeout soon
 */
export interface UserService {
  /**
   * @nats:timeout 25h
   * @nats:concurrency 0
   * @nats:idempotent yes
   * @nats:name getById
   */
  get(id: string): Promise<string>;
}
