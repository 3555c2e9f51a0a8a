/**
 * @nats:server Weather
 * @nats:name forecasts
 */
export interface WeatherService {
  /** @nats:name GetById */
  byId(station_id: string): Promise<number>;
  getURL(ID: string): Promise<string>;
}
