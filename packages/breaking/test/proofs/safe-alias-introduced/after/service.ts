export type UserId = string & { readonly brand: "UserId" };

/** @nats:server SafeAlias */
export interface SafeAliasService {
  find(id: UserId): Promise<string>;
}
