package shop

import "context"

// @nats:server User
// @nats:retries 3
type UserService interface {
	// @nats:time-out 2s
	Get(ctx context.Context, id string) (string, error)
}
