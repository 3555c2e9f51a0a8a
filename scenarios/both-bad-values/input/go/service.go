package shop

import "context"

// @nats:server 2nd-user
// @nats:version 1.2
// @nats:timeout soon
type UserService interface {
	// @nats:timeout 25h
	// @nats:concurrency 0
	// @nats:idempotent yes
	// @nats:name getById
	Get(ctx context.Context, id string) (string, error)
}
