import { AuditClient, AuditHandler } from "../../src/audit/audit.gen.js";
import { AuditLog } from "../../src/audit/audit-log.js";
import { OrderBook } from "../../src/orders/order-book.js";
import { OrderClient, OrderHandler } from "../../src/orders/orders.gen.js";
import { Shelves } from "../../src/stock/shelves.js";
import { StockClient, StockHandler } from "../../src/stock/stock.gen.js";
import { UserAccounts } from "../../src/users/user-accounts.js";
import { UserClient, UserHandler } from "../../src/users/users.gen.js";
import type { Mesh } from "./meshes.js";

/** The whole shop in one process, and a customer's clients. */
export interface Shop {
  readonly users: UserClient;
  readonly stock: StockClient;
  readonly orders: OrderClient;
  readonly audit: AuditClient;
  /** The services, whatever they serve. */
  readonly handlers: readonly { readonly isReady: boolean; readonly ended: Promise<void> }[];
  close(): Promise<void>;
}

/** Opens a shop with four mugs and no more. Each service has a connection of its own, as in a process of its own. */
export async function openShop(mesh: Mesh): Promise<Shop> {
  const connection = await mesh.connect();
  const neighbours = {
    users: new UserClient(connection),
    stock: new StockClient(connection),
    audit: new AuditClient(connection),
  };
  const handlers = [
    new UserHandler(new UserAccounts(), await mesh.connect()),
    new StockHandler(new Shelves({ mug: 4 }), await mesh.connect()),
    new AuditHandler(new AuditLog(), await mesh.connect()),
    new OrderHandler(new OrderBook(neighbours), connection, { log: () => undefined }),
  ];
  await Promise.all(handlers.map((handler) => handler.run()));
  const customer = await mesh.connect();
  return {
    users: new UserClient(customer),
    stock: new StockClient(customer),
    orders: new OrderClient(customer),
    audit: new AuditClient(customer),
    handlers,
    close: async () => {
      await Promise.all(handlers.map((handler) => handler.shutdown()));
    },
  };
}
