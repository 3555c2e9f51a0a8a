/** @nats:server SafeAlias */
export interface SafeAliasService {
  find(id: string): Promise<string>;
}
