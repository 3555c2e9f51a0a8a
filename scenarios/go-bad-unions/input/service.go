package shop

import "context"

// @nats:union
// @nats:variant placed Placed
type NoTag interface{}

// @nats:union kind
type NoVariants interface{}

// @nats:union kind
// @nats:variant placed
// @nats:variant moved Mvd
// @nats:variant number Number
// @nats:variant placed Placed
type Event interface{ isEvent() }

// @nats:union type
// @nats:variant placed Placed
type Other interface{}

type Placed struct{}

type Number int

func (Number) isEvent() {}

// @nats:server Union
type UnionService interface {
	A(ctx context.Context, value NoTag) error
	B(ctx context.Context, value NoVariants) error
	C(ctx context.Context, value Event) error
	D(ctx context.Context, value Other) error
}
