import type { Big } from "big.js";
import type { DateTime } from "luxon";

export interface Event {
  at: DateTime;
  until?: DateTime | null;
  price: Big | string;
}

/** @nats:server Event */
export interface EventService {
  at(time: DateTime): Promise<Event[]>;
  next(after: Event): Promise<DateTime | undefined>;
}
