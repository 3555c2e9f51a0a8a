import type { ContactId, CustomerId, Stored } from "../shared/index.js";

export enum CustomerState {
  Lead = "lead",
  Active = "active",
  /** Has unpaid invoices; see the billing service. */
  Suspended = "suspended",
  Closed = "closed",
}

export interface Address {
  lines: string[];
  city: string;
  postcode?: string;
  /** ISO 3166, two letters. */
  country: string;
}

export interface Contact {
  id: ContactId;
  name: string;
  email: string | null;
  phones?: Map<"work" | "mobile" | "home", string>;
  primary: boolean;
}

/** A company that buys, or might. */
export interface Customer extends Stored {
  readonly id: CustomerId;
  name: string;
  state: CustomerState;
  billingAddress: Address;
  /** Absent when it is the billing address. */
  shippingAddress?: Address;
  contacts: Contact[];
  parent: CustomerId | null;
  tags: readonly string[];
  /** What integrations keep with it. */
  attributes: Record<string, unknown>;
}

export type NewCustomer = Omit<Customer, "id" | "contacts" | keyof Stored>;

export type CustomerPatch = Partial<NewCustomer>;

export type CustomerSummary = Pick<Customer, "id" | "name" | "state">;
