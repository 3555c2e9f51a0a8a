import type { float32, int32, int64, Json, uint8 } from "@autonats/runtime";

/** Nothing has this number. */
export class NotFound extends Error {
  readonly sku: string;

  constructor(sku: string) {
    super(`no article ${sku}`);
    this.sku = sku;
  }
}

/** There are fewer. */
export class SoldOut extends Error {
  readonly left: uint8;

  constructor(left: uint8) {
    super(`only ${left} are left`);
    this.left = left;
  }
}

/** It is there already. */
export class Taken extends Error {}

export type Kind = "book" | "food" | "tool";

export interface Parcel {
  by: "parcel";
  street: string;
  weight: float32;
}

export interface Pickup {
  by: "pickup";
  until: Date;
}

export type Delivery = Parcel | Pickup;

export interface Article {
  sku: string;
  title: string;
  kind: Kind;
  tags: string[];
  cents: int64;
  stock: Record<string, int32>;
  size: [width: number, height: number];
  cover?: Uint8Array;
  subtitle: string | null;
  replaces?: Article | null;
  since: Date;
}

export interface Receipt {
  sku: string;
  count: uint8;
  delivery: Delivery;
  at: Date;
}

/** Words to look for, or one number or several. */
export interface Query {
  by: string | string[] | int32;
  kinds?: Set<Kind>;
}

/**
 * Sells things.
 *
 * @nats:server Shop
 * @nats:version 1.0.0
 */
export interface ShopService {
  /** @nats:error NotFound */
  find(sku: string): Promise<Article>;
  /** @nats:error Taken ALREADY_EXISTS */
  put(article: Article): Promise<Article>;
  list(query: Query, limit?: int32): Promise<Query[]>;
  /**
   * @nats:error NotFound
   * @nats:error SoldOut RESOURCE_EXHAUSTED
   */
  order(sku: string, count: uint8, delivery: Delivery): Promise<Receipt>;
  price(sku: string): Promise<int64 | null>;
  describe(about: Json): Promise<Json>;
  rename(names: Map<string, string>): Promise<Map<string, string>>;
  remove(sku: string): Promise<void>;
  clear(): Promise<void>;
  visited(sku: string, kind?: Kind): void;
}
