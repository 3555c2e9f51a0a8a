export interface Price {
  cents: number;
}

/** @nats:server Price */
export interface PriceService {
  find(sku: string): Promise<Price>;
}
