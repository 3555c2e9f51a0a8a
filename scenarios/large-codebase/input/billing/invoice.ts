import type { CustomerId, InvoiceId, Money, ProductId, Stored, SubscriptionId, Tax } from "../shared/index.js";

export type InvoiceState = "draft" | "open" | "paid" | "overdue" | "void";

export interface InvoiceLine {
  product: ProductId | null;
  text: string;
  quantity: number;
  unitPrice: Money;
  discount?: Discount;
}

export type Discount = { type: "percent"; percent: number } | { type: "amount"; amount: Money };

export interface Invoice extends Stored {
  readonly id: InvoiceId;
  /** As printed on it; null while it is a draft. */
  readonly number: string | null;
  customer: CustomerId;
  subscription?: SubscriptionId;
  state: InvoiceState;
  lines: InvoiceLine[];
  taxes: Tax[];
  readonly total: Money;
  dueOn: Date;
  paidAt: Date | null;
}

export type DraftInvoice = Pick<Invoice, "customer" | "lines" | "dueOn"> & { note?: string };
