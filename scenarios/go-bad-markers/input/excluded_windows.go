package shop

import "context"

// @nats:server Windows
type WindowsService interface {
	Get(ctx context.Context) error
}
