package shop

import "context"

// @nats:server User
// @nats:timeout 2s
// @nats:timeout 3s
type UserService interface {
	// @nats:idempotent
	// @nats:idempotent
	Get(ctx context.Context, id string) (string, error)
}
