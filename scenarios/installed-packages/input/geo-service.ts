import type { Feature, Units } from "geo-kit";
import type { Money } from "@acme/money";

export interface Trip {
  route: Feature<string>;
  price: Money;
  units: Units;
}

/** @nats:server Trip */
export interface TripService {
  plan(from: Feature<number>, budget?: Money): Promise<Trip>;
  price(trip: Trip): Promise<Money | null>;
}
