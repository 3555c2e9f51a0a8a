package service

import "context"

// @nats:server PutBytesWidened
type PutBytesWidenedService interface {
	Put(ctx context.Context, value [4]byte) error
}
