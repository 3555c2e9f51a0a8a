import type { int32 } from "@autonats/runtime";

/** So many of one article. */
export interface StockLine {
  sku: string;
  quantity: int32;
}

/** An article ran out. */
export class OutOfStock extends Error {
  constructor(
    readonly sku: string,
    readonly left: int32,
  ) {
    super(`only ${left} of ${sku} are left`);
  }
}

/**
 * Knows what lies on the shelves.
 *
 * @nats:server Stock
 */
export interface StockService {
  /**
   * How many there are of an article.
   *
   * @nats:idempotent
   * @nats:timeout 1s
   */
  level(sku: string): Promise<int32>;

  /**
   * Sets articles aside: all of them, or none.
   *
   * @nats:error OutOfStock
   */
  reserve(lines: readonly StockLine[]): Promise<void>;

  /**
   * Counts a shelf by hand, which takes its time.
   *
   * @nats:timeout 400ms
   * @nats:concurrency 2
   */
  recount(shelf: string, minutes: number): Promise<int32>;
}
