/** How far an order is. */
export enum OrderState {
  /** Nobody has looked at it yet. */
  Open = "open",
  Packed = "packed",
  Sent = "sent",
}

export enum Priority {
  Low,
  Normal,
  High = 10,
  Urgent,
}

export const enum Side {
  Left = -1,
  Right = 1,
}

/** Only one so far. */
export enum Channel {
  Web = "web",
}

export type Size = "small" | "medium" | "large";

export type Stars = 1 | 2 | 3 | 4 | 5;

const colours = ["red", "green", "blue"] as const;
/** From a list of values. */
export type Colour = (typeof colours)[number];

export const Role = { Admin: "admin", Member: "member" } as const;
/** From an object of values. */
export type Role = (typeof Role)[keyof typeof Role];

export interface Order {
  state: OrderState;
  priority: Priority;
  side: Side;
  channel: Channel;
  size: Size;
  stars?: Stars;
  colour: Colour | null;
  role: Role;
  /** Has no name of its own. */
  payment: "card" | "cash";
  /** Never anything else. */
  version: 2;
  test: false;
}

/** @nats:server Order */
export interface OrderService {
  find(state: OrderState, sort: "newest" | "oldest", sizes: readonly Size[]): Promise<Order[]>;
  rate(stars: Stars): Promise<Priority>;
  suggest(name: "basic" | "premium" | (string & {})): Promise<void>;
}
