/**
 * @nats:server User
 */
export interface UserService {
  /** @nats:durable */
  note(id: string): void;

  /** @nats:durable */
  get(id: string): Promise<string>;
}
