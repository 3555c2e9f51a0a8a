import type { Duration, Json } from "@autonats/runtime";
import {
  type Change,
  Conflict,
  type ContactId,
  type CustomerId,
  type DealId,
  NotFound,
  type Page,
  type PageRequest,
  QuotaExceeded,
  type Range,
  type Sort,
  type TextFilter,
} from "../shared/index.js";
import type {
  Address,
  Contact,
  Customer,
  CustomerPatch,
  CustomerState,
  CustomerSummary,
  NewCustomer,
} from "./customer.js";
import type { Board, Deal, Stage } from "./deal.js";
import type { CrmEvent } from "./events.js";

export interface CustomerFilter {
  name?: TextFilter;
  states?: readonly CustomerState[];
  created?: Range<Date>;
  tags?: readonly string[];
  /** Directly or through others. */
  below?: CustomerId;
}

export type CustomerSort = Sort<"name" | "createdAt" | "state">;

/** What every part of the product asks about customers and deals. */
interface Reading {
  /** @nats:idempotent */
  getCustomer(id: CustomerId): Promise<Customer | null>;

  /**
   * Finds many at once; those that do not exist are left out.
   *
   * @nats:idempotent
   */
  getCustomers(ids: readonly CustomerId[]): Promise<Map<string, CustomerSummary>>;

  /**
   * @param filter All of its conditions hold for what is found.
   * @param page Where to begin.
   * @nats:idempotent
   * @nats:timeout 10s
   */
  findCustomers(filter: CustomerFilter, sort?: CustomerSort, page?: PageRequest): Promise<Page<Customer>>;

  countCustomers(filter: CustomerFilter): Promise<Partial<Record<"lead" | "active" | "suspended" | "closed", number>>>;
  suggestCustomers(prefix: string, limit?: number): Promise<CustomerSummary[]>;
  customerHistory(id: CustomerId, page?: PageRequest): Promise<Page<Change<Customer>>>;
  customerTree(id: CustomerId): Promise<CustomerNode>;
}

/** A customer and those that belong to it. */
export interface CustomerNode {
  customer: CustomerSummary;
  children: CustomerNode[];
}

/**
 * Customers, their contacts, and what is being sold to them.
 *
 * @nats:server Crm
 * @nats:version 3.1.0
 * @nats:concurrency 20
 */
export interface CrmService extends Reading {
  /** @nats:error QuotaExceeded RESOURCE_EXHAUSTED */
  createCustomer(customer: NewCustomer): Promise<Customer>;

  /**
   * @nats:error NotFound
   * @nats:error Conflict ABORTED
   */
  updateCustomer(id: CustomerId, patch: CustomerPatch, revision: number): Promise<Customer>;

  /** @nats:error NotFound */
  moveCustomer(id: CustomerId, to: CustomerState, reason: string | null): Promise<void>;

  /**
   * Puts several into one. Takes a while.
   *
   * @nats:timeout 1m
   * @nats:concurrency 1
   * @nats:error NotFound
   */
  mergeCustomers(keep: CustomerId, remove: readonly CustomerId[]): Promise<{ merged: number; took: Duration }>;

  /** @nats:error NotFound */
  deleteCustomer(id: CustomerId): Promise<void>;

  setAddress(id: CustomerId, which: "billing" | "shipping", address: Address | null): Promise<void>;
  setAttribute(id: CustomerId, key: string, value: Json): Promise<void>;

  addContact(customer: CustomerId, contact: Omit<Contact, "id">): Promise<Contact>;
  updateContact(id: ContactId, patch: Partial<Omit<Contact, "id">>): Promise<Contact>;
  removeContact(id: ContactId): Promise<void>;

  /** @nats:idempotent */
  getDeal(id: DealId): Promise<Deal | null>;
  board(owner?: string): Promise<Board>;
  createDeal(deal: Omit<Deal, "id" | "createdAt" | "updatedAt" | "revision">): Promise<Deal>;
  /** @nats:error NotFound */
  moveDeal(id: DealId, to: Stage): Promise<Deal>;
  forecast(months: Range<Date>): Promise<[month: Date, cents: bigint][]>;

  importCustomers(rows: Uint8Array, format: "csv" | "xlsx"): Promise<ImportReport>;
  exportCustomers(filter: CustomerFilter): Promise<Uint8Array>;

  /** Events since then, oldest first. */
  events(after: bigint, limit?: number): Promise<CrmEvent[]>;

  /** Somebody looked at it. Nobody waits for it. */
  viewed(id: CustomerId, by: string): void;
}

export interface ImportReport {
  created: number;
  updated: number;
  problems: { row: number; column?: string; message: string }[];
}
