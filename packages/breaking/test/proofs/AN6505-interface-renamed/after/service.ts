/** @nats:server Stock */
export interface Warehouse {
  count(sku: string): Promise<number>;
}
