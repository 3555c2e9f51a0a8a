import type { CallContext, CallOptions } from "@autonats/runtime";
import type { AuditService } from "../audit/audit.js";
import { OutOfStock, type StockLine, type StockService } from "../stock/stock.js";
import type { UserService } from "../users/users.js";
import { NotDeliverable, type Order, type OrderService } from "./orders.js";

/** What an order book asks of the others. The generated clients fit; so does anything else that implements the interfaces. */
export interface Neighbours {
  readonly users: { getById(id: string, call?: CallOptions): ReturnType<UserService["getById"]> };
  readonly stock: { reserve(lines: readonly StockLine[], call?: CallOptions): ReturnType<StockService["reserve"]> };
  readonly audit: AuditService;
}

const cents = 1999n;

/** The orders, in memory. */
export class OrderBook implements OrderService {
  readonly #neighbours: Neighbours;
  readonly #orders: Order[] = [];

  constructor(neighbours: Neighbours) {
    this.#neighbours = neighbours;
  }

  /** Hands its own call on, so that the others have only the time that is left of it. */
  async place(userId: string, lines: readonly StockLine[], call?: CallContext): Promise<Order> {
    const { users, stock, audit } = this.#neighbours;
    const user = await users.getById(userId, call);
    try {
      await stock.reserve(lines, call);
    } catch (error) {
      if (!(error instanceof OutOfStock)) throw error;
      audit.record({ kind: "refused", userId: user.id, reason: error.message, at: new Date() });
      throw new NotDeliverable(error.sku, error.left);
    }
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    const order: Order = {
      id: String(this.#orders.length + 1),
      userId: user.id,
      lines,
      total: { amount: BigInt(quantity) * cents, currency: "EUR" },
    };
    this.#orders.push(order);
    audit.record({ kind: "ordered", orderId: order.id, userId: user.id, at: new Date() });
    return order;
  }

  async list(userId: string): Promise<Order[]> {
    return this.#orders.filter((order) => order.userId === userId);
  }
}
