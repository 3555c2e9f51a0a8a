import type { int } from "@autonats/runtime";

/**
 * @nats:server Weather
 * @nats:name forecasts
 */
export interface WeatherService {
  /** @nats:name GetById */
  byId(station_id: string): Promise<number>;
  getURL(ID: string): Promise<string>;
  apply(name: string, length: int): Promise<void>;
  bind(): Promise<void>;
  call(): Promise<void>;
  catch(): Promise<void>;
  length(): Promise<int>;
  name(): Promise<string>;
  prototype(): Promise<void>;
}
