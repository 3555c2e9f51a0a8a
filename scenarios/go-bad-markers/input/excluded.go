//go:build ignore

package shop

import "context"

// @nats:server Ignored
type IgnoredService interface {
	Get(ctx context.Context) error
}
