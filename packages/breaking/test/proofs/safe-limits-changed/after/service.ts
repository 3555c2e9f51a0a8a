/** @nats:server SafeLimits */
export interface SafeLimitsService {
  /**
   * Finds what has an id.
   *
   * @nats:concurrency 50
   * @nats:idempotent
   */
  find(id: string): Promise<string>;
}
