import type { User as Customer } from "./customers.js";

export interface User {
  login: string;
  customer: Customer;
}

/** @nats:server User */
export interface UserService {
  get(login: string): Promise<User>;
}
