import type { int32 } from "@autonats/runtime";

/** Where parcels go. */
export interface Address {
  street: string;
  city: string;
  /** Without the country's prefix. */
  postcode: string;
}

/** What it takes to open an account. */
export interface NewUser {
  name: string;
  /** Full years. */
  age: int32;
  address: Address;
}

/** Somebody with an account. */
export interface User extends NewUser {
  readonly id: string;
  readonly since: Date;
}

/** No user has this id. */
export class UserNotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`no user has the id ${id}`);
    this.id = id;
  }
}

/**
 * Keeps the accounts of the shop.
 *
 * @nats:server User
 * @nats:timeout 2s
 */
export interface UserService {
  /** Opens an account. */
  register(user: NewUser): Promise<User>;

  /**
   * Finds one user.
   *
   * @nats:error UserNotFound NOT_FOUND
   * @nats:idempotent
   */
  getById(id: string): Promise<User>;
}
