package shop

import "context"

// @nats:server String
type StringService interface {
	Get(ctx context.Context) error
}

const text = "not closed
