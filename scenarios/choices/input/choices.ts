/** The outcome of something that may fail. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: string };

/** A job, by how far it is. */
export type Job = { status: "queued" | "running"; at: Date } | { status: "done"; result: string };

export type Payment =
  | { type: "card"; brand: "visa"; visa: string }
  | { type: "card"; brand: "mc"; mc: string }
  | { type: "cash" };

export enum Power {
  Hp = "hp",
  Kw = "kw",
}

export enum Weight {
  Kg = "kg",
  Lb = "lb",
}

export interface ByEmail {
  email: string;
}

export interface ByPhone {
  phone: string;
  country?: string;
}

/** How to reach somebody. */
export type Contact = ByEmail | ByPhone;

export type Login = { user: string; token?: never } | { token: string; user?: never };

export interface Filter {
  value: string | number | boolean;
  ttl?: number | "forever";
  unit: Power | Weight;
  mode: boolean | "auto";
  when: Date | number | null;
  until: Date | "never";
  version: { v: 1; a: string } | { v: 2; b: string };
}

export interface Node {
  id: string;
  children: string | Node[];
}

/** @nats:server Choice */
export interface ChoiceService {
  delete(ids: string | string[]): Promise<number>;
  pay(payment: Payment): Promise<Result<number>>;
  job(id: string): Promise<Job | undefined>;
  filter(filter: Filter): Promise<Filter[]>;
  reach(contact: Contact | string): Promise<Contact | string>;
  login(login: Login): Promise<Login>;
  tree(): Promise<Node>;
  names(): Promise<Record<string, string | string[]>>;
  power(power: Power | "other"): Promise<Power | "other">;
}
