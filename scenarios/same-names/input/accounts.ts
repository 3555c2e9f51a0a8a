export interface User {
  id: string;
  balance: bigint;
}

export type Status = "active" | "closed";

export class NotFound extends Error {
  constructor(readonly account: string) {
    super(`no account ${account}`);
  }
}

/** @nats:server Account */
export interface AccountService {
  /** @nats:error NotFound */
  owner(account: string): Promise<User>;
  status(account: string): Promise<Status>;
}
