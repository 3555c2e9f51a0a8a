/** A name with what it is a name of. */
export type Urn = `urn:${string}:${string}`;
export type Version = `v${number}` | "latest";
export type Shout = Uppercase<string>;

export interface Release {
  urn: Urn;
  version: Version;
  aliases: `alias-${string}`[];
  shout?: Shout;
  /** Keys are patterns too. */
  headers: Record<`x-${string}`, string>;
  built: Readonly<Date>;
}

declare const brand: unique symbol;
type Infer<T> = T extends { readonly type: infer Inferred } ? Inferred : never;
declare const accountId: { readonly type: string & { readonly [brand]: "Account" } };

/** The compiler works out what it is, and forgets its name. */
export type AccountId = Infer<typeof accountId>;

/** A number as a value, and a whole number as a key. */
export type Seat = number & { readonly [brand]: "Seat" };

export interface Booking {
  account: Infer<typeof accountId>;
  seats: Map<Seat, Seat>;
}

/** @nats:server Release */
export interface ReleaseService {
  get(urn: Urn, version?: `v${number}`): Promise<Release>;
  find(accounts: AccountId[]): Promise<Map<Urn, Booking>>;
  seats(): Promise<Map<Seat, AccountId>>;
  versions(prefix: `${string}-${number}`): Promise<Version[]>;
}
