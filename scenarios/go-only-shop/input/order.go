// Package shop takes orders. Nothing of it is written in TypeScript.
package shop

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"example.com/shop/stock"
)

// OrderState is where an order has got to.
type OrderState string

const (
	// Still in the basket.
	OrderStateOpen   OrderState = "open"
	OrderStatePacked OrderState = "packed"
	OrderStateSent   OrderState = "sent"
)

// Priority says who is served first.
type Priority int

const (
	PriorityLow Priority = iota
	PriorityNormal
	// Before all others.
	PriorityUrgent Priority = 10
)

// OrderID is made by the shop.
type OrderID string

// Order is what somebody bought.
type Order struct {
	ID       OrderID           `json:"id"`
	State    OrderState        `json:"state"`
	Priority Priority          `json:"priority"`
	Lines    []stock.Line      `json:"lines"`
	Total    int64             `json:"total"`
	Labels   map[string]string `json:"labels"`
	ByState  map[OrderState]int `json:"byState"`
	Rows     map[int32]string  `json:"rows"`
	PlacedAt time.Time         `json:"placedAt"`
	Took     time.Duration     `json:"took"`
	// Absent until it was sent.
	Parcel *Parcel `json:"parcel,omitempty"`
	// What it is a part of.
	Parent *Order          `json:"parent"`
	Extra  json.RawMessage `json:"extra"`
	Digest [16]byte        `json:"digest"`
	class  string
}

// Parcel is on its way.
type Parcel struct {
	Number string     `json:"number"`
	Size   [3]float64 `json:"size"`
	New    bool       `json:"new"`
}

// Page is a part of a longer list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// Change is what happens to an order.
//
// @nats:union kind
// @nats:variant moved Moved
// @nats:variant deleted Deleted
type Change interface{ isChange() }

// Moved says where it went.
type Moved struct {
	To OrderState `json:"to"`
}

type Deleted struct{}

func (Moved) isChange()   {}
func (Deleted) isChange() {}

// NotFound says that no order has this id.
type NotFound struct {
	ID OrderID `json:"id"`
}

func (e *NotFound) Error() string { return fmt.Sprintf("no order %s", e.ID) }

// OrderService takes orders.
//
// @nats:server Order
// @nats:version 1.0.0
type OrderService interface {
	// Place takes an order.
	//
	// @nats:error stock.OutOfStock RESOURCE_EXHAUSTED
	Place(ctx context.Context, lines []stock.Line, priority *Priority) (*Order, error)

	// GetByID finds one.
	//
	// @nats:error NotFound
	// @nats:idempotent
	GetByID(ctx context.Context, id OrderID) (*Order, error)

	List(ctx context.Context, state OrderState, new bool) (Page[Order], error)

	Update(ctx context.Context, id OrderID, changes []Change) error

	// Seen is only noted.
	Seen(ctx context.Context, id OrderID)

	New(ctx context.Context) (OrderID, error)
}
