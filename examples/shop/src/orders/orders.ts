import type { StockLine } from "../stock/stock.js";

/** What a user bought. */
export interface Order {
  readonly id: string;
  readonly userId: string;
  readonly lines: readonly StockLine[];
  readonly total: Money;
  /** Absent until the parcel leaves. */
  readonly sentAt?: Date;
}

/** An amount in the smallest unit of its currency. */
export interface Money {
  readonly amount: bigint;
  readonly currency: "EUR" | "USD";
}

/** There is not enough of an article. */
export class NotDeliverable extends Error {
  constructor(
    readonly sku: string,
    readonly left: number,
  ) {
    super(`${sku} cannot be delivered`);
  }
}

/**
 * Takes orders: asks User and Stock, and tells Audit.
 *
 * @nats:server Order
 * @nats:version 1.0.0
 */
export interface OrderService {
  /** @nats:error NotDeliverable */
  place(userId: string, lines: readonly StockLine[]): Promise<Order>;

  /** The orders of one user, newest last. */
  list(userId: string): Promise<Order[]>;
}
