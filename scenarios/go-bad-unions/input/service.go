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

// @nats:union kind
// @nats:variant counted Counted
// @nats:variant pointed Pointed
// @nats:variant listed Listed
// @nats:variant missing Missing
// @nats:variant open Open
// @nats:variant embedded Embedded
// @nats:variant fine Fine
type Tagged interface{}

type Counted struct {
	Kind int `json:"kind"`
}

type Pointed struct {
	Kind *string `json:"kind,omitempty"`
}

type Kind string

const (
	KindListed Kind = "listed"
	KindOther  Kind = "other"
)

type Listed struct {
	Kind Kind `json:"kind"`
}

type Missing struct {
	Kind Kind `json:"kind"`
}

// @nats:open
type OpenKind string

const OpenKindOther OpenKind = "other"

type Open struct {
	Kind OpenKind `json:"kind"`
}

type base struct {
	Kind bool `json:"kind"`
}

type Embedded struct{ base }

// The tag on the wire is another field than this one.
type Fine struct {
	Kind int `json:"Kind"`
}

type Placed struct{}

type Number int

func (Number) isEvent() {}

// @nats:server Union
type UnionService interface {
	A(ctx context.Context, value NoTag) error
	B(ctx context.Context, value NoVariants) error
	C(ctx context.Context, value Event) error
	D(ctx context.Context, value Other) error
	E(ctx context.Context, value Tagged) error
}
