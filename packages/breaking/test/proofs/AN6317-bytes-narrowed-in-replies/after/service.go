package service

import "context"

// @nats:server GetBytesNarrowed
type GetBytesNarrowedService interface {
	Get(ctx context.Context) ([4]byte, error)
}
