package shop

import "context"

// @nats:server Stray
type StrayService interface {
	Get(ctx context.Context) error
}

}
