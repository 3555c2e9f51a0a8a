declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Made by the id service only. */
export type UserId = string & { readonly __brand: "UserId" };

export type OrderId = Brand<string, "OrderId">;

export type Cents = Brand<bigint, "Cents">;

export type Percent = number & { __percent?: true };

/** Another name for a string, and no more than that. */
export type Email = string;

export interface Order {
  id: OrderId;
  buyer: UserId;
  total: Cents;
  discount: Percent | null;
  notify?: Email;
}

/** @nats:server Order */
export interface OrderService {
  get(id: OrderId): Promise<Order>;
  ofUser(buyer: UserId, emails: readonly Email[]): Promise<OrderId[]>;
  totals(): Promise<Record<UserId, Cents>>;
  invite(code: Brand<string, "Code">): Promise<void>;
}
