/** @nats:server Basket */
export interface BasketService {
  add(sku: string): Promise<void>;
}
