import type { int32 } from "@autonats/runtime";

/** Where somebody lives. */
export interface Address {
  street: string;
  city: string;
  postcode: string;
  country: string;
}

/** About 250 bytes of JSON. */
export interface User {
  id: string;
  name: string;
  email: string;
  age: int32;
  active: boolean;
  score: number;
  tags: string[];
  address: Address;
}

/**
 * What the benchmark calls.
 *
 * @nats:server Bench
 * @nats:concurrency 1024
 */
export interface BenchService {
  /** A reply of about 250 bytes. */
  one(id: string): Promise<User>;

  /** A reply of about 10 KB. */
  page(id: string): Promise<User[]>;
}
