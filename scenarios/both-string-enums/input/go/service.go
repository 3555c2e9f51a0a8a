package shop

import "context"

// How far an order is.
type OrderState string

const (
	// Nobody has looked at it yet.
	Open   OrderState = "open"
	Packed OrderState = "packed"
	Sent   OrderState = "s" + "ent"
)

type Size string

const Small Size = "S"

const Large = Size("L")

// The same as Small.
const Usual = Small

// @nats:server Order
type OrderService interface {
	Find(ctx context.Context, state OrderState, size *Size) ([]OrderState, error)
	Sizes(ctx context.Context) (map[string]Size, error)
}
