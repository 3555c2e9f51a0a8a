package shop

import (
	"context"

	"example.com/shop/base"
)

type Watchable interface {
	base.Readable
	// @nats:timeout 30s
	Wait(ctx context.Context, key string) (bool, error)
}

// @nats:server Cache
type CacheService interface {
	Watchable
	base.Readable
	Write(ctx context.Context, key, value string) error
}
