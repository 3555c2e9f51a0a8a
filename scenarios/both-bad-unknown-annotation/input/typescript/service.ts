/**
 * @nats:server User
 * @nats:retries 3
 */
export interface UserService {
  /** @nats:timeout 2s */
  get(id: string): Promise<string>;
}
