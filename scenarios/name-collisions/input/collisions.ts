/** @nats:server User */
export interface UserService {
  getUser(id: string): Promise<string>;
  GetUser(id: string): Promise<string>;
}

/** @nats:server Stock */
export interface StockService {
  get(): Promise<number>;
}

/** @nats:server Stock */
export interface OtherStockService {
  get(): Promise<number>;
}

/**
 * The same name, another major version: no collision.
 *
 * @nats:server Stock
 * @nats:version 2.0.0
 */
export interface NewStockService {
  get(): Promise<number>;
}

/**
 * Another name, the same token.
 *
 * @nats:server Shelf
 * @nats:name stock
 */
export interface ShelfService {
  get(): Promise<number>;
}
