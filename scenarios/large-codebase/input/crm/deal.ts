import type { CustomerId, DealId, Money, Stored } from "../shared/index.js";

export enum Stage {
  Qualified = 1,
  Proposed,
  Negotiated,
  Won = 10,
  Lost = 20,
}

export interface Deal extends Stored {
  readonly id: DealId;
  customer: CustomerId;
  title: string;
  stage: Stage;
  value: Money;
  /** From 0 to 1. */
  probability: number;
  closesOn?: Date;
}

/** Deals by stage, as a board shows them. */
export interface Board {
  columns: { stage: Stage; deals: Deal[]; sum: Money }[];
}
