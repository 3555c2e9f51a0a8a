import type { int32 } from "@autonats/runtime";

/** @nats:server Weather */
export interface WeatherService {
  forecast(city: string, days: int32): Promise<string>;
}
