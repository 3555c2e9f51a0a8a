import type { int64, uint16 } from "@autonats/runtime";

export enum Currency {
  Euro = "EUR",
  Dollar = "USD",
}

export interface Prices {
  bySku: Record<string, number>;
  byShelf: Map<uint16, string[]>;
  bySerial: Map<int64, string>;
  byCurrency: Map<Currency, number>;
  nested: Record<string, Record<string, boolean>>;
}

/** @nats:server Price */
export interface PriceService {
  get(): Promise<Prices>;
  set(prices: Record<string, bigint>): Promise<Map<Currency, Date>>;
}
