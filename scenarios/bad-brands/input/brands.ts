declare const brand: unique symbol;

export type UserId = string & { readonly [brand]: "UserId" };

export interface Marked {
  id: string;
  readonly [brand]: "Marked";
}

/** @nats:server Brand */
export interface BrandService {
  get(id: string & { readonly [brand]: "OrderId" }): Promise<UserId>;
  byId(value: Map<UserId, string>): Promise<void>;
  marked(): Promise<Marked>;
  both(value: string & number): Promise<void>;
  date(value: Date & { readonly [brand]: "Birthday" }): Promise<void>;
  list(value: string[] & { readonly [brand]: "Tags" }): Promise<void>;
}
