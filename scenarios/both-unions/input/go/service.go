package shop

import "context"

// What happened to an order.
//
// @nats:union kind
// @nats:variant placed Placed
// @nats:variant cancelled Cancelled
type OrderEvent interface{ isOrderEvent() }

type Placed struct {
	Total float64 `json:"total"`
}

// It will not come.
type Cancelled struct {
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
}

func (Placed) isOrderEvent()     {}
func (*Cancelled) isOrderEvent() {}

// @nats:server Event
type EventService interface {
	Append(ctx context.Context, event OrderEvent) error
	Latest(ctx context.Context, count float64) ([]OrderEvent, error)
}
