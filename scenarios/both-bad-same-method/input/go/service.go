package shop

import "context"

// @nats:server User
type UserService interface {
	Get(ctx context.Context, id string) (string, error)
	// @nats:name Get
	Find(ctx context.Context, id string) (string, error)
}
