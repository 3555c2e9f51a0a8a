import type { User as Owner } from "./accounts.js";

/** The same name as in accounts.ts, another type. */
export interface User {
  name: string;
  accounts: Owner[];
}

export type Status = "on leave" | "at work";

export class NotFound extends Error {
  constructor(readonly name: string) {
    super(`nobody is called ${name}`);
  }
}

/** @nats:server Person */
export interface PersonService {
  /** @nats:error NotFound */
  find(name: string): Promise<User>;
  status(name: string): Promise<Status>;
  pair(left: User, right: Owner): Promise<{ user: User; owner: Owner }>;
}
