package service

import "context"

// @nats:server PutBytesNarrowed
type PutBytesNarrowedService interface {
	Put(ctx context.Context, value [4]byte) error
}
