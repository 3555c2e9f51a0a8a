/** Marks a string so that the ids of different things cannot be mixed up. */
export type Id<Of extends string> = string & { readonly __id: Of };

export type CustomerId = Id<"Customer">;
export type InvoiceId = Id<"Invoice">;
export type SubscriptionId = Id<"Subscription">;
export type ProductId = Id<"Product">;
export type ContactId = Id<"Contact">;
export type DealId = Id<"Deal">;
