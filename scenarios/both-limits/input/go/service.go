package shop

import "context"

// Takes payments.
//
// @nats:server Billing
// @nats:version 2.1.0-beta.1
// @nats:timeout 1.5s
// @nats:concurrency 20
type BillingService interface {
	// @nats:timeout 500ms
	// @nats:idempotent
	// @nats:attemptTimeout 120ms
	Status(ctx context.Context, id string) (bool, error)

	/* @nats:concurrency 1 */
	Charge(ctx context.Context, id string, amount int64) error
}
