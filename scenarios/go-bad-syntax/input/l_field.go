package shop

import "context"

// @nats:server Field
type FieldService interface {
	Get(ctx context.Context, order *Order) error
}

type Order struct {
	Name string int
}
