package shop

import "context"

// @nats:server User
type UserService interface {
	// @nats:durable
	Note(ctx context.Context, id string)

	// @nats:durable
	Get(ctx context.Context, id string) (string, error)
}
