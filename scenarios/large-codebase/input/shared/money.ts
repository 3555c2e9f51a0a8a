import type { int64 } from "@autonats/runtime";

export const currencies = ["EUR", "USD", "GBP", "CHF"] as const;

/** ISO 4217, those that we bill in. */
export type Currency = (typeof currencies)[number];

/** An amount in the smallest unit of its currency. */
export interface Money {
  readonly amount: int64;
  readonly currency: Currency;
}

export interface Tax {
  /** Where it is owed: ISO 3166, with the subdivision where there is one. */
  readonly region: string;
  /** In percent. */
  readonly rate: number;
  readonly amount: Money;
}
