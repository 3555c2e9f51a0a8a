/** @nats:server Clock */
export interface ClockService {
  now(zone: string): Promise<string>;
}
