export class NotFound extends Error {}

/**
 * @nats:server User
 */
export interface UserService {
  /**
   * @nats:error
   * @nats:error NotFound NOT_THERE
   * @nats:error NotFound
   */
  get(id: string): Promise<string>;
}
