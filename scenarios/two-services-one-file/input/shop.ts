export interface Product {
  sku: string;
  price: number;
}

/** @nats:server Catalog */
export interface CatalogService {
  get(sku: string): Promise<Product>;
}

/**
 * Not marked: no service.
 */
export interface Warehouse {
  take(sku: string): Promise<void>;
}

/** @nats:server Basket */
export interface BasketService {
  add(product: Product, count: number): Promise<void>;
  list(): Promise<Product[]>;
}
