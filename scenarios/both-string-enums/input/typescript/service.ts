/** How far an order is. */
export enum OrderState {
  /** Nobody has looked at it yet. */
  Open = "open",
  Packed = "packed",
  Sent = "sent",
}

export enum Size {
  Small = "S",
  Large = "L",
}

/** @nats:server Order */
export interface OrderService {
  find(state: OrderState, size?: Size): Promise<OrderState[]>;
  sizes(): Promise<Record<string, Size>>;
}
