/**
 * Takes payments.
 *
 * @nats:server Billing
 * @nats:version 2.1.0-beta.1
 * @nats:timeout 1.5s
 * @nats:concurrency 20
 */
export interface BillingService {
  /**
   * @nats:timeout 500ms
   * @nats:idempotent
   * @nats:attemptTimeout 120ms
   */
  status(id: string): Promise<boolean>;

  /** @nats:concurrency 1 */
  charge(id: string, amount: bigint): Promise<void>;
}
