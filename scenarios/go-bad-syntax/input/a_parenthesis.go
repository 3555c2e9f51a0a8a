package shop

import "context"

// @nats:server Parenthesis
type ParenthesisService interface {
	Get(ctx context.Context, id string (string, error)
	Put(ctx context.Context) error
}
