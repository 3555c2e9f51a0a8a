package service

import "context"

// @nats:server GetBytesWidened
type GetBytesWidenedService interface {
	Get(ctx context.Context) ([4]byte, error)
}
