/** @nats:server User */
export interface UserService {
  getById(id: string): Promise<string>;
  touch(id: string): void;
}

/**
 * @nats:server Order
 * @nats:version 2.1.0
 */
export interface OrderService {
  place(sku: string): Promise<string>;
}
