export interface Cat {
  name: string;
  lives: number;
}

export interface Dog {
  name: string;
  breed?: string;
}

export interface Open {
  state: "open";
}

export interface Closed {
  state?: "closed";
}

export type Pet = Cat | Dog;

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export type Whole = string | number | Whole[] | { [key: string]: Whole };

/** @nats:server Union */
export interface UnionService {
  pet(pet: Pet): Promise<void>;
  inline(pet: { a: string } | { b: string }): Promise<void>;
  state(value: Open | Closed): Promise<void>;
  mixed(value: string | number): Promise<void>;
  listOrOne(ids: string | string[]): Promise<void>;
  literalOrRecord(value: "all" | Cat): Promise<void>;
  numbered(value: { kind: 1; a: string } | { kind: 2; b: string }): Promise<void>;
  tags(value: Set<string> | string[]): Promise<void>;
  nullable(value: Cat | Dog | null): Promise<void>;
  json(value: JsonValue): Promise<void>;
  whole(value: Whole): Promise<void>;
}

export interface First {
  type: "same";
  first: string;
}

export interface Second {
  type: "same";
  second: string;
}

/** @nats:server Ambiguous */
export interface AmbiguousService {
  get(): Promise<First | Second>;
}

/** @nats:server HalfData */
export interface HalfDataService {
  indexed(): Promise<string | { length: number; [index: number]: string }>;
  hidden(): Promise<{ value: string | symbol }>;
}
