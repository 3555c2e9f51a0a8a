export class NotFound extends Error {}

/**
 * @nats:server User
 */
export interface UserService {
  /**
   * @nats:idempotent
   * @nats:error NotFound
   */
  note(id: string): void;
}
