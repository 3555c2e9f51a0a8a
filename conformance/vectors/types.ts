/// <reference types="node" />

// The types that the vectors speak of, as a user would write them. Their names are what `type` says in a vector.

import type {
  Decimal,
  Duration,
  float32,
  int,
  int8,
  int16,
  int32,
  Json,
  RawJson,
  Timestamp,
  Uuid,
  uint,
  uint8,
  uint16,
  uint32,
  uint64,
} from "@autonats/runtime";

export type Bool = boolean;
export type Int8 = int8;
export type Int16 = int16;
export type Int32 = int32;
export type Uint8 = uint8;
export type Uint16 = uint16;
export type Uint32 = uint32;
export type Int = int;
export type Uint = uint;
export type Int64 = bigint;
export type Uint64 = uint64;
export type Float32 = float32;
export type Float64 = number;
export type Text = string;
export type Bytes = Uint8Array;
/** A point in time to the millisecond. */
export type Instant = Date;
/** A point in time to the nanosecond. */
export type FineInstant = Timestamp;
export type Span = Duration;
export type Identity = Uuid;
export type Amount = Decimal;
export type Anything = unknown;
export type AnyJson = Json;
export type Raw = RawJson;

export type Numbers = int32[];
export type Texts = readonly string[];
export type Grid = int32[][];
export type MaybeTexts = (string | null)[];
export type Pair = [name: string, count: int32];
export type Spot = readonly [x: number, y: number, z: number];
export type Counts = Map<string, int32>;
export type NamesById = ReadonlyMap<int32, string>;
export type NamesByByte = Map<uint8, string>;
export type NamesBySafe = Map<int, string>;
export type Balances = Map<bigint, string>;
export type Labels = Record<string, string>;
export type NamesByIdentity = Record<Uuid, string>;
export type NamesByAmount = Map<Decimal, string>;
export type Slots = Record<int32, string>;
export type Stock = Map<Colour, int32>;
export type Anythings = Map<string, unknown>;

/** Nests as deep as a sender likes. */
export interface Tree {
  value: int32;
  children: Tree[];
}

/** Every combination of optional and nullable. */
export interface Person {
  id: string;
  name: string;
  nickname?: string;
  email: string | null;
  phone?: string | null;
}

/** Fields whose zero value is easily taken for an absent one. */
export interface Settings {
  title: string;
  limit: int32;
  ratio: number;
  enabled: boolean;
  tags: string[];
  labels: Map<string, string>;
  note?: string;
  retries?: int32;
}

export interface Identified {
  id: string;
}

/** Has the fields of two others as its own. */
export interface Employee extends Identified, Contact {
  salary: bigint;
}

export interface Contact {
  email: string;
}

/** Names that other mappings would fold into one another. */
export interface OddNames {
  id: string;
  ID: string;
  user_name: string;
  userName: string;
  _hidden: string;
  k: string;
  s: string;
}

export interface Line {
  sku: string;
  quantity: int32;
}

export interface Order {
  id: bigint;
  placed: Date;
  lines: Line[];
  labels: Record<string, string>;
  parent?: Order;
}

export interface Envelope {
  id: string;
  meta: unknown;
  raw?: RawJson;
}

/** A page of something. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}

export type LinePage = Page<Line>;

/** Parameters of a method, as a request record has them. */
export interface FindRequest {
  term: string;
  limit?: int32;
}

/** Parameters of a method that needs none. */
export interface ListRequest {
  limit?: int32;
  after?: string;
}

export type Colour = "red" | "green" | "blue";
export type Level = 1 | 5 | 10;
export type Sign = -1 | 0 | 1;
export type OnlyUser = "user";
export type OnlyTwo = 2;
export type OnlyTrue = true;

export interface Paint {
  colour: Colour;
  level?: Level;
}

export interface Card {
  kind: "card";
  number: string;
  holder?: string;
}

export interface Cash {
  kind: "cash";
  cents: bigint;
}

export interface Transfer {
  kind: "transfer";
  iban: string;
  steps: Payment[];
}

export type Payment = Card | Cash | Transfer;

export interface Receipt {
  payment: Payment;
  refund: Payment | null;
}

/** One text or several. */
export type TextOrTexts = string | string[];

/** Told apart by a tag that is not a text. */
export type Outcome = { ok: true; at: Date } | { ok: false; error: string };

export interface Emailed {
  email: string;
}

export interface Phoned {
  phone: string;
  country?: string;
}

/** Told apart by the fields that only one of them has. */
export type Reach = Emailed | Phoned;

/** Told apart by the kind of the value, and a word beside any number. */
export type Ceiling = number | boolean | "none" | Emailed | Numbers;

/** A word beside another type that is text. */
export type Until = Date | "never";

/** Told apart by two tags together. */
export type Product =
  | { type: "book"; form: "paper"; pages: int32 }
  | { type: "book"; form: "audio"; minutes: int32 }
  | { type: "toy" | "game"; age: int32 };

/** A time beside any text: it travels under a key. */
export type Moment = Date | string;

/** Numbers and bytes that only their types tell from text. */
export type Loose = number | string | bigint | Uint8Array;

/** Told apart by the first element. */
export type Rows = string[] | Identified[] | (int32 | null)[];

/** Either has fields of its own, none of which is required: one record. */
export type Criteria = { id: string; after?: int32 } | { id: string; before?: int32 };

export type TextSet = Set<string>;
export type Samples = Float32Array;
export type Longs = BigInt64Array;
export type Chunk = Buffer;
export type Address = URL;
export type UserKey = `user:${string}`;
export type OwnId = string & { readonly __own: "id" };
export type Nested = string | number | boolean | null | Nested[] | { [key: string]: Nested };
// biome-ignore lint/suspicious/noExplicitAny: what users write.
export type Whatever = any;

/** A class with a form of its own. */
export class Price {
  readonly #cents: bigint;

  constructor(cents: bigint) {
    this.#cents = cents;
  }

  static fromJSON(text: string): Price {
    if (!/^\d+\.\d\d$/u.test(text)) throw new Error("not a price");
    return new Price(BigInt(text.replace(".", "")));
  }

  get cents(): bigint {
    return this.#cents;
  }

  toJSON(): string {
    const digits = String(this.#cents).padStart(3, "0");
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
}

/** An object whose other keys are data too. */
export interface Attributes {
  id: string;
  note?: string;
  [key: string]: unknown;
}

export type Scores = { name: string; best?: int32 } & Record<string, string | number>;

/** Undefined travels as null. */
export type Gaps = (string | undefined)[];

/** Keys as other people's JSON has them. */
export interface Foreign {
  "@type": string;
  $ref?: string;
  "content-type": string;
  constructor: string;
  größe: int32;
}

/** No user has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`no user ${id}`);
    this.id = id;
  }
}

/** Too few are left. */
export class OutOfStock extends Error {
  readonly sku: string;
  readonly left: int32;
  readonly since: Date;

  constructor(sku: string, left: int32, since: Date) {
    super(`${left} of ${sku} left`);
    this.sku = sku;
    this.left = left;
    this.since = since;
  }
}

/** Has nothing to say but its name. */
export class Closed extends Error {}
