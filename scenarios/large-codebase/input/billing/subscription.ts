import type { Duration } from "@autonats/runtime";
import type { CustomerId, Money, ProductId, Stored, SubscriptionId } from "../shared/index.js";

export type Interval = "month" | "quarter" | "year";

export interface Plan {
  product: ProductId;
  price: Money;
  interval: Interval;
  trial?: Duration;
  /** Price of what is used beyond the plan, by meter. */
  overage: ReadonlyMap<string, Money>;
}

export interface Subscription extends Stored {
  readonly id: SubscriptionId;
  customer: CustomerId;
  plan: Plan;
  seats: number;
  period: readonly [from: Date, to: Date];
  cancelledAt: Date | null;
}

/** What was used, by meter. */
export type Usage = Record<string, { count: bigint; at: Date }>;
