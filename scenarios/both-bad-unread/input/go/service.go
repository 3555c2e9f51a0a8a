package shop

import "context"

// @nats:timeout 2s
type Unmarked interface {
	// @nats:idempotent
	Get(ctx context.Context, id string) (string, error)
}

// @nats:sever Order
type Misspelt interface {
	// @nats:idempotnt
	Get(ctx context.Context, id string) (string, error)
}

// @nats:server User
type UserService interface {
	Get(ctx context.Context, id string) (string, error)
}
