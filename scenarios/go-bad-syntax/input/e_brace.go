package shop

import "context"

// @nats:server Brace
type BraceService interface {
	Get(ctx context.Context) error
}

func broken() {
	if true {
}
