/**
 * @nats:server User
 */
export interface UserService {
  get(id: string): Promise<string>;
}

/**
 * @nats:server User
 * @nats:timeout 2s
 */
export interface OtherService {
  find(id: string): Promise<string>;
}
