import type { int } from "@autonats/runtime";

export interface Address {
  street: string;
}

export interface Person {
  name: string;
  nickname?: string;
  address: Address | null;
  work?: Address;
  age: int | null;
  tags?: string[];
  score?: number;
  notes?: Record<string, string>;
  bornAt?: Date;
}

/** @nats:server Person */
export interface PersonService {
  find(name: string, limit?: int): Promise<Person[]>;
  move(person: Person, address: Address): Promise<void>;
  first(): Promise<Person | null>;
  last(): Promise<Person>;
  age(name: string): Promise<int | null>;
}
