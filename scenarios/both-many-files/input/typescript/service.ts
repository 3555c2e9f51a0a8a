import type { Address } from "./address.js";
import type { State } from "./state.js";

export interface Customer {
  name: string;
  address: Address;
  state: State;
}

/** @nats:server Customer */
export interface CustomerService {
  get(name: string): Promise<Customer>;
  move(name: string, to: Address): Promise<void>;
}
