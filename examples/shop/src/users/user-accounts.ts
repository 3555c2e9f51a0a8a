import { type NewUser, type User, UserNotFound, type UserService } from "./users.js";

/** The accounts, in memory. */
export class UserAccounts implements UserService {
  readonly #users = new Map<string, User>();

  async register(user: NewUser): Promise<User> {
    const account: User = { ...user, id: String(this.#users.size + 1), since: new Date() };
    this.#users.set(account.id, account);
    return account;
  }

  async getById(id: string): Promise<User> {
    const user = this.#users.get(id);
    if (user === undefined) throw new UserNotFound(id);
    return user;
  }
}
