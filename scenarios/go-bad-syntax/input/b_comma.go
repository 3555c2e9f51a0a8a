package shop

import "context"

// @nats:server Comma
type CommaService interface {
	Get(ctx context.Context id string) error
	Put(ctx context.Context) error
}
