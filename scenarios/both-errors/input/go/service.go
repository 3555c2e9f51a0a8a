package shop

import (
	"context"
	"fmt"
)

// No order has this id.
type NotFound struct {
	ID string `json:"id"`
}

func (e *NotFound) Error() string { return "no order " + e.ID }

type OutOfStock struct {
	SKU  string `json:"sku"`
	Left int    `json:"left"`
}

func (e OutOfStock) Error() string {
	return fmt.Sprintf("only %d of %s", e.Left, e.SKU)
}

// Says nothing more.
type PermissionDeniedError struct{}

func (*PermissionDeniedError) Error() string { return "permission denied" }

// @nats:server Order
type OrderService interface {
	// Finds one.
	//
	// @nats:error NotFound
	// @nats:error PermissionDeniedError
	Get(ctx context.Context, id string) (string, error)

	// @nats:error OutOfStock RESOURCE_EXHAUSTED
	Place(ctx context.Context, sku string) error
}
