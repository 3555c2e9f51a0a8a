package shop

import "context"

type NotFound struct{}

func (*NotFound) Error() string { return "not found" }

// @nats:server User
type UserService interface {
	// @nats:idempotent
	// @nats:error NotFound
	Note(ctx context.Context, id string)
}
