/** @nats:server Beacon */
export interface BeaconService {
  /** @nats:timeout 300ms */
  blink(color: string): Promise<void>;
}
