package shop

import "context"

type NotFound struct{}

func (*NotFound) Error() string { return "not found" }

// @nats:server User
type UserService interface {
	// @nats:error
	// @nats:error NotFound NOT_THERE
	// @nats:error NotFound
	Get(ctx context.Context, id string) (string, error)
}
