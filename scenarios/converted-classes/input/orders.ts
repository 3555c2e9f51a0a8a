import { Decimal } from "decimal.js";
import type { Temporal } from "temporal-polyfill";
import { type Box, Colour, Money } from "./values.js";

export interface Order {
  id: string;
  total: Money;
  /** Exact, whatever its size. */
  rate: Decimal;
  page: URL;
  paid?: Temporal.Instant;
  due: Temporal.PlainDate | null;
  colour: Colour;
  labels: Map<string, Money>;
}

/** @nats:server Order */
export interface OrderService {
  get(id: string): Promise<Order | undefined>;
  pay(id: string, amount: Money | number, at: Temporal.Instant): Promise<Decimal>;
  rates(pages: URL[]): Promise<Decimal[]>;
  paint(colours: Record<string, Colour>, box: Box<string>): Promise<Box<string>>;
}
