package shop

import (
	"context"

	geo "example.com/shop/internal/places"
)

type Customer struct {
	Name    string      `json:"name"`
	Address geo.Address `json:"address"`
	State   State       `json:"state"`
}

// @nats:server Customer
// @nats:required
type CustomerService interface {
	Get(ctx context.Context, name string) (*Customer, error)
	Move(ctx context.Context, name string, to geo.Address) error
}
