/** @nats:server Stock */
export interface StockService {
  count(sku: string): Promise<number>;
}
