package service

import "context"

// @nats:server GetBytesWidened
type GetBytesWidenedService interface {
	Get(ctx context.Context) ([]byte, error)
}
