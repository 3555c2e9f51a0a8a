/**
 * The version that is on its way out.
 *
 * @nats:server Billing
 * @nats:version 1.4.2
 */
export interface BillingServiceV1 {
  charge(customer: string, cents: number): Promise<string>;
}

/**
 * @nats:server Billing
 * @nats:version 2.0.0-rc.1
 * @nats:timeout 10s
 */
export interface BillingServiceV2 {
  /** @nats:idempotent */
  charge(customer: string, amount: { cents: bigint; currency: string }): Promise<string>;
}
