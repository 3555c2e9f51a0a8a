import type { int32 } from "@autonats/runtime";

type Sorting = "asc" | "desc";

export interface Base {
  id: string;
}

export interface Item extends Base {
  rank: int32;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

/** Nothing is left. */
export class SoldOut extends Error {}

/**
 * A service that is written in TypeScript, with every signature that TypeScript has.
 *
 * @nats:server Catalog
 */
export interface CatalogService {
  /** Is a property. */
  get: (id: string) => Promise<Item>;
  /** Returns at once. */
  count(order: Sorting): int32;
  /** Returns the order, at once. */
  orders(order: Sorting): Sorting[];
  /** Returns a value or a promise. */
  later(id: string): Item | Promise<Item>;
  /** Returns undefined for no id. */
  lookup(id: string): Promise<Item | undefined>;
  find(id: string): Promise<Item>;
  /** Returns null without a rank. */
  find(id: string, rank?: int32): Promise<Item | null>;
  /** Is there, although it is optional. */
  flush?(hard: boolean): Promise<string>;
  /** Is left out by the implementation, so that a call is UNIMPLEMENTED. */
  compact?(): Promise<void>;
  /** Takes any number of arguments. */
  join(separator: string, ...words: string[]): Promise<string>;
  /** Returns the key. */
  pick<K extends string = string>(key: K, all: K[]): Promise<K>;
  /** Returns a page of what it gets. */
  list<T extends Base>(like: T): Promise<Page<T>>;
  /** Returns what it is called on. */
  self(): Promise<this>;
  /** Has two results. */
  divide(a: int32, b: int32): Promise<[quotient: int32, remainder: int32]>;
  /** @nats:error SoldOut RESOURCE_EXHAUSTED */
  take(id: string): Promise<void>;
  /** @nats:skip */
  watch(listener: (item: Item) => void): () => void;
  /** Is left out by --skip-unsupported. */
  stream(): AsyncIterable<Item>;
}
