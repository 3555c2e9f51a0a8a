/**
 * @nats:server User
 * @nats:retries 3
 */
export interface UserService {
  /** @nats:time-out 2s */
  get(id: string): Promise<string>;
}
