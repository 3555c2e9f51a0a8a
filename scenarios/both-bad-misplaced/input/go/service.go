package shop

import "context"

// @nats:server User
// @nats:idempotent
type UserService interface {
	// @nats:version 1.0.0
	// @nats:required
	// @nats:attemptTimeout 100ms
	Get(ctx context.Context, id string) (string, error)
}
