package shop

import "context"

// @nats:server User
type UserService interface {
	Get(ctx context.Context, id string) (string, error)
}

// @nats:server User
// @nats:timeout 2s
type OtherService interface {
	Find(ctx context.Context, id string) (string, error)
}
