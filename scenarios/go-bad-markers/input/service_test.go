package shop

import "context"

// @nats:server Test
type TestService interface {
	Get(ctx context.Context) error
}
