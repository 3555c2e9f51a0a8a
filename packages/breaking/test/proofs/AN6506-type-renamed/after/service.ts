export interface Amount {
  cents: number;
}

/** @nats:server Price */
export interface PriceService {
  find(sku: string): Promise<Amount>;
}
