package orders

import (
	"context"

	"example.com/orders/fault"
)

// Conflict names whoever was first.
type Conflict struct {
	fault.Base
	Who string `json:"who"`
}

// Late is embedded twice.
type Late struct {
	Conflict
	Days int `json:"days"`
}

// Orders takes orders.
//
// @nats:server Orders
type Orders interface {
	// @nats:error Conflict ABORTED
	// @nats:error Late
	// @nats:error fault.Value
	Place(ctx context.Context, id string) error
}
