/** @nats:server SafeLimits */
export interface SafeLimitsService {
  find(id: string): Promise<string>;
}
