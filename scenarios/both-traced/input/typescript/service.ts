export interface User {
  id: string;
  name: string;
}

/**
 * Keeps the users.
 *
 * @nats:server User
 */
export interface UserService {
  /** takes one param and returns one param + error */
  getById(id: string): Promise<User>;

  /** takes no params */
  getAll(): Promise<User[]>;

  /** takes no params, returns error only */
  deleteAll(): Promise<void>;

  /** returns nothing, so nobody waits for it */
  touch(id: string): void;
}
