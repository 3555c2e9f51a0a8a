// Package board has interfaces that only their own package can implement.
package board

import (
	"context"

	"example.com/go-sealed-interfaces/shape"
)

// Payment is one of the ways to pay.
type Payment interface {
	Amount() int
	isPayment()
}

// base has what all of them share.
type base struct {
	Cents int `json:"cents"`
}

func (b base) Amount() int { return b.Cents }
func (base) isPayment()    {}

// Card is told by its number.
type Card struct {
	base
	Number string `json:"number"`
}

// Cash is told by having no number.
type Cash struct {
	base
	Till *int `json:"till,omitempty"`
}

// Bill declares the methods itself, on a pointer.
type Bill struct {
	Address string `json:"address"`
	Cents   int    `json:"cents"`
	Number  *int   `json:"-"`
}

func (b *Bill) Amount() int { return b.Cents }
func (b *Bill) isPayment()  {}

// Value is told by its kind.
type Value interface{ isValue() }

type Text string

type Number float64

type Flags []bool

type Group struct {
	Values []Value `json:"values"`
}

func (Text) isValue()   {}
func (Number) isValue() {}
func (Flags) isValue()  {}
func (Group) isValue()  {}

// Order is paid somehow, or not at all.
type Order struct {
	Payment Payment `json:"payment"`
	Refund  Payment `json:"refund,omitempty"`
	Notes   []Value `json:"notes"`
	ByKey   map[string]Value
}

// @nats:server Board
type BoardService interface {
	Pay(ctx context.Context, order *Order, by Payment) (Payment, error)
	Draw(ctx context.Context, drawing shape.Drawing) (*shape.Drawing, error)
	Sum(ctx context.Context, values ...Value) (total Value, rest []Value, err error)
	// @nats:required
	Last(ctx context.Context) (Value, error)
}
