export interface User {
  readonly id: string;
  name: string;
  /** Where invoices go. */
  email?: string;
  createdAt: Date;
  address: Address;
}

export interface Address {
  street: string;
  city: string;
  zip?: string;
}

export type UserPatch = Partial<Omit<User, "id" | "createdAt">>;

export type UserKey = keyof User;

/** A mapped type of the user's own. */
export type Flags<T> = { [K in keyof T as `has${Capitalize<string & K>}`]: boolean };

export type Stringified<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

/** A local interface of functions, made one that other processes can call. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...parameters: infer P) => infer R ? (...parameters: P) => Promise<R> : never;
};

export interface LocalStock {
  count(sku: string, warehouse?: string): number;
  reserve(sku: string, amount: bigint, until: Date | null): boolean;
  list(): readonly string[];
}

/** @nats:server Stock */
export interface StockService extends Remote<LocalStock> {}

declare function price(sku: string, currency: "EUR" | "USD"): number;

/** @nats:server Price */
export interface PriceService {
  /** @param sku What is sold. */
  get(...parameters: Parameters<typeof price>): Promise<ReturnType<typeof price>>;
  put(...parameters: [sku: string, price?: number]): Promise<void>;
}

/** @nats:server User */
export interface UserService {
  create(user: Omit<User, "id" | "createdAt">): Promise<User>;
  update(id: User["id"], patch: UserPatch): Promise<Readonly<User>>;
  replaceAddress(id: string, address: Required<Address>): Promise<Pick<User, "id" | "address">>;
  preview(id: string): Promise<Pick<User, "name" | "email">>;
  flags(id: string): Promise<Flags<Address>>;
  raw(id: string): Promise<Stringified<User>>;
  withRole(id: string): Promise<User & { role: string }>;
  sort(by: UserKey): Promise<Exclude<UserKey, "address">[]>;
  names(): Promise<Record<"first" | "last", string>>;
}
