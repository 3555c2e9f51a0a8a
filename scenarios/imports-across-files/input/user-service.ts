import type { Crud } from "./base/crud.js";
import { type Address as PostalAddress, Gone, type User } from "./types/index.js";
import type Country from "./types/country.js";
import type * as audit from "./types/audit.js";

/** @nats:server User */
export interface UserService extends Crud<User>, audit.Audited<User> {
  /** @nats:error Gone */
  move(id: string, to: PostalAddress): Promise<Country>;
  history(id: string): Promise<audit.Entry[]>;
  inline(id: string): Promise<import("./types/audit.js").Entry | null>;
}
