package shop

import "context"

// @nats:server Mixed
type MixedService interface {
	Get(ctx context.Context, string) error
}
