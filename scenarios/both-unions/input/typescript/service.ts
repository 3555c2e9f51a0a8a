export interface Placed {
  kind: "placed";
  total: number;
}

/** It will not come. */
export interface Cancelled {
  kind: "cancelled";
  reason: string;
}

/** What happened to an order. */
export type OrderEvent = Placed | Cancelled;

/** @nats:server Event */
export interface EventService {
  append(event: OrderEvent): Promise<void>;
  latest(count: number): Promise<OrderEvent[]>;
}
