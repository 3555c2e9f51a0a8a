/**
 * @nats:server User
 */
export interface UserService {
  Get(id: string): Promise<string>;
  /** @nats:name Get */
  Find(id: string): Promise<string>;
}
