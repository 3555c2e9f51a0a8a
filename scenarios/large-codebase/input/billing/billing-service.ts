import {
  type Change,
  Conflict,
  type Currency,
  type CustomerId,
  type InvoiceId,
  type Money,
  NotFound,
  type Page,
  type PageRequest,
  type Range,
  type SubscriptionId,
  type Tax,
} from "../shared/index.js";
import type { Address } from "../crm/customer.js";
import type { DraftInvoice, Invoice, InvoiceLine, InvoiceState } from "./invoice.js";
import { type Payment, PaymentRefused, type PaymentResult } from "./payment.js";
import type { Plan, Subscription, Usage } from "./subscription.js";

export interface InvoiceFilter {
  customer?: CustomerId;
  states?: readonly InvoiceState[];
  due?: Range<Date>;
  total?: Range<bigint>;
}

export interface Balance {
  owed: Money;
  credit: Money;
  oldest: Pick<Invoice, "id" | "dueOn"> | null;
}

/**
 * Invoices, payments and subscriptions.
 *
 * @nats:server Billing
 * @nats:version 1.8.2
 * @nats:timeout 15s
 */
export interface BillingService {
  /** @nats:idempotent */
  getInvoice(id: InvoiceId): Promise<Invoice | null>;
  /** @nats:idempotent */
  findInvoices(filter: InvoiceFilter, page?: PageRequest): Promise<Page<Invoice>>;
  draftInvoice(draft: DraftInvoice): Promise<Invoice>;
  /**
   * @nats:error NotFound
   * @nats:error Conflict ABORTED
   */
  setLines(id: InvoiceId, lines: readonly InvoiceLine[], revision: number): Promise<Invoice>;
  /** @nats:error NotFound */
  issueInvoice(id: InvoiceId): Promise<Invoice & { pdf: Uint8Array }>;
  /** @nats:error NotFound */
  voidInvoice(id: InvoiceId, reason: string): Promise<void>;
  invoiceHistory(id: InvoiceId, page?: PageRequest): Promise<Page<Change<Invoice>>>;
  invoicePdf(id: InvoiceId): Promise<Uint8Array>;

  /**
   * @nats:timeout 30s
   * @nats:error PaymentRefused FAILED_PRECONDITION
   */
  pay(payment: Payment): Promise<PaymentResult>;
  refund(invoice: InvoiceId, amount?: Money): Promise<PaymentResult>;
  balance(customer: CustomerId): Promise<Balance>;

  subscribe(customer: CustomerId, plan: Plan, seats?: number): Promise<Subscription>;
  /** @nats:error NotFound */
  changePlan(id: SubscriptionId, plan: Plan, when: "now" | "next period"): Promise<Subscription>;
  cancel(id: SubscriptionId, at: Date | null): Promise<void>;
  subscriptions(customer: CustomerId): Promise<readonly Subscription[]>;
  usage(id: SubscriptionId): Promise<Usage>;
  /** Counts something that is paid for by use. */
  meter(id: SubscriptionId, meter: string, count: bigint): void;

  taxes(address: Address, net: Money): Promise<Tax[]>;
  rates(base: Currency): Promise<Record<Currency, number>>;
  revenue(months: Range<Date>): Promise<Map<string, Partial<Record<Currency, bigint>>>>;
}
