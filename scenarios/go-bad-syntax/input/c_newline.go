package shop

import "context"

// @nats:server Newline
type NewlineService interface {
	Get(
		ctx context.Context,
		id string
	) error
}
