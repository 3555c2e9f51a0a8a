export interface Item {
  sku: string;
}

/** @nats:server Stock */
export interface StockService {
  take(item: Item): Promise<void>;
}

/** @nats:server Catalogue */
export interface CatalogueService {
  list(): Promise<Item[]>;
}
