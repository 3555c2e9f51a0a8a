import type { int32, uint64 } from "@autonats/runtime";

export type Currency = "EUR" | "USD" | "GBP";

export enum Warehouse {
  North = "north",
  South = "south",
}

export interface Stock {
  bySku: Record<string, number>;
  byShelf: { [shelf: string]: string[] };
  byBin: Map<number, string>;
  byCode: ReadonlyMap<string, Date>;
  bySerial: Map<bigint, string>;
  byBatch: Map<uint64, string>;
  byRow: Record<int32, string>;
  /** Only for the currencies that it is sold in. */
  prices: Partial<Record<Currency, number>>;
  counts: { [W in Warehouse]?: number };
  names: Map<Currency, string>;
  /** All of them: a record with three fields. */
  rates: Record<Currency, number>;
  nested: Map<string, Map<string, bigint>>;
}

/** @nats:server Stock */
export interface StockService {
  get(): Promise<Stock>;
  setPrices(prices: Partial<Record<Currency, number>>): Promise<void>;
  lookup(codes: ReadonlyMap<string, bigint>): Promise<Map<string, Date>>;
}
