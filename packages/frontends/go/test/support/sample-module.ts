/** A module that uses everything the frontend reads, over two packages. */
export const sampleModule: Readonly<Record<string, string>> = {
  "orders.go": `// Package shop sells things.
package shop

import (
	"context"
	"encoding/json"
	"time"

	m "example.com/shop/models"
)

// Order is what somebody wants.
type Order struct {
	m.Base
	ID        OrderID           \`json:"id"\`
	Lines     []*Line           \`json:"lines"\`
	State     m.State           \`json:"state"\`
	Note      *string           \`json:"note,omitempty"\`
	Parent    *Order            \`json:"parent"\`
	PaidAt    time.Time         \`json:"paidAt,omitzero"\`
	Wait      time.Duration     \`json:"wait"\`
	Labels    map[string]string \`json:"labels"\`
	Counts    map[m.State]int64 \`json:"counts"\`
	Raw       json.RawMessage   \`json:"raw"\`
	Extra     any               \`json:"extra"\`
	Hash      [4 * words]byte   \`json:"hash"\`
	Position  [2]float64        \`json:"position"\`
	Picture   []byte            \`json:"picture"\`
	Weight    float32           \`json:"weight" xml:"weight"\`
	secret    int
	Forgotten string \`json:"-"\`
}

const words = 1 << 2 // four

// OrderID is an order's id.
type OrderID string

type (
	// Line is one line of an order.
	Line struct {
		SKU      string \`json:"sku"\`
		Quantity uint16 \`json:"quantity"\` // at least one
	}

	// Page is a part of a list.
	Page[T any] struct {
		Items []T  \`json:"items"\`
		Next  *int \`json:"next,omitempty"\`
	}
)

// OutOfStock says that there is nothing left.
type OutOfStock struct {
	SKU  string \`json:"sku"\`
	Left int    \`json:"left"\`
}

func (e *OutOfStock) Error() string { return "out of stock: " + e.SKU }

// Event is what happened.
//
// @nats:union kind
// @nats:variant placed Placed
// @nats:variant cancelled Cancelled
type Event interface{ isEvent() }

// Placed says that an order was placed.
type Placed struct {
	Order Order \`json:"order"\`
}

// Cancelled says that an order is off.
type Cancelled struct {
	Kind   string \`json:"kind"\`
	Reason string \`json:"reason"\`
}

func (Placed) isEvent()     {}
func (*Cancelled) isEvent() {}

// Keeps the orders.
//
// @nats:server Orders
// @nats:version 1.2.0
// @nats:timeout 2s
type OrderService interface {
	// Finds one order.
	//
	// @nats:idempotent
	Get(ctx context.Context, id OrderID) (*Order, error)

	// @nats:error OutOfStock RESOURCE_EXHAUSTED
	// @nats:concurrency 3
	Place(ctx context.Context, lines []Line, note *string) (order *Order, err error)

	// Lists orders.
	List(
		ctx context.Context,
		from, to time.Time,
		level m.Level, // how much to tell
	) (Page[*Order], error)
	Note(ctx context.Context, event Event)
	m.Health
	m.Watched[string]
}
`,
  "models/models.go": `package models

import "context"

// Base is what everything has.
type Base struct {
	Version   int  \`json:"version"\`
	IsDeleted bool \`json:"isDeleted,omitempty"\`
}

// State is the state of an order.
type State string

const (
	// Open orders wait.
	Open State = "open"
	Paid State = "paid"
	Gone       = State("go" + "ne")
)

type Level uint8

const (
	_ Level = iota
	Brief
	Full
	_
	Everything = Full<<iota | Brief
)

type Health interface {
	Check(ctx context.Context) error
}

type Watched[T any] interface {
	Health
	Watch(ctx context.Context, value T, depth int) (map[string]T, error)
}

func unrelated() string {
	if x := func() int { return 1 }(); x > 0 {
		return "}"
	}
	return \`{\`
}
`,
};
