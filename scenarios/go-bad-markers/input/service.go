// Package shop is marked, but a package is no service.
//
// @nats:server Package
package shop

import "context"

// @nats:server Floating

// Get is a function.
//
// @nats:server Function
func Get(ctx context.Context) error { return nil }

// @nats:server Group
type (
	// @nats:server Grouped
	GroupedService interface {
		Get(ctx context.Context) error
	}

	// @nats:timeout 2s
	Plain interface {
		Get(ctx context.Context) error
	}
)

// @nats:server Type
type Text string
