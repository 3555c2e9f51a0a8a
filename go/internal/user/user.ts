/** Somebody with an account. */
export interface User {
  id: string;
  name: string;
  /** Absent until the address is confirmed. */
  email?: string;
  createdAt: Date;
  tags: readonly string[];
}

/** No user has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`no user ${id}`);
  }
}

/**
 * Keeps the users.
 *
 * @nats:server User
 */
export interface UserService {
  /**
   * Finds one user.
   *
   * @nats:error NotFound
   * @nats:idempotent
   */
  getById(id: string): Promise<User>;

  /** @nats:timeout 2s */
  getAll(limit?: number): Promise<User[]>;

  deleteAll(): Promise<void>;

  /** Reports that a user was seen. */
  touch(id: string): void;
}
