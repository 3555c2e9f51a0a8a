import type { int32 } from "@autonats/runtime";

/** There are not as many. */
export class OutOfStock extends Error {
  readonly item: string;

  constructor(item: string) {
    super(`no ${item} left`);
    this.item = item;
  }
}

/**
 * Takes orders, by calls of Stock.
 *
 * @nats:server Order
 * @nats:version 1.2.0
 */
export interface OrderService {
  /**
   * Takes items from the stock, and returns the number of the order.
   *
   * @nats:error OutOfStock
   */
  place(item: string, count: int32): Promise<string>;
  /** Waits for something that never comes. */
  hang(): Promise<void>;
}

/**
 * Keeps the stock.
 *
 * @nats:server Stock
 */
export interface StockService {
  /**
   * Returns how many are left.
   *
   * @nats:error OutOfStock
   */
  take(item: string, count: int32): Promise<int32>;
  /** Fails in a way that nobody has declared. */
  spill(): Promise<void>;
  /**
   * Returns when it is told to stop.
   *
   * @nats:concurrency 1
   */
  hang(): Promise<void>;
  /** Records that somebody looked at an item. */
  look(item: string): void;
}
