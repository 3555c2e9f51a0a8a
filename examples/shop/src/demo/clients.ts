import type { NatsConnection } from "@nats-io/nats-core";
import { AuditClient } from "../audit/audit.gen.js";
import { OrderClient } from "../orders/orders.gen.js";
import { ShippingClient } from "../shipping/shipping.gen.js";
import { StockClient } from "../stock/stock.gen.js";
import { UserClient } from "../users/users.gen.js";

/** The shop, seen from outside. */
export interface Clients {
  readonly users: UserClient;
  readonly stock: StockClient;
  readonly orders: OrderClient;
  readonly audit: AuditClient;
  readonly shipping: ShippingClient;
}

/** All the clients share the connection, its inbox and its deadlines. */
export function createClients(connection: NatsConnection): Clients {
  return {
    users: new UserClient(connection),
    stock: new StockClient(connection),
    orders: new OrderClient(connection),
    audit: new AuditClient(connection),
    shipping: new ShippingClient(connection),
  };
}
