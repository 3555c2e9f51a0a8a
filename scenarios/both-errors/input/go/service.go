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

// Has only its message, which does not count as data.
type Closed struct{ message string }

func (e Closed) Error() string { return e.message }

// Takes its message, which is data, and what caused it, which stays where it is.
type PaymentFailed struct {
	Message  string `json:"message"`
	Provider string `json:"provider"`
	cause    error
}

func (e *PaymentFailed) Error() string { return e.Message }

func (e *PaymentFailed) Unwrap() error { return e.cause }

// @nats:server Order
type OrderService interface {
	// Finds one.
	//
	// @nats:error NotFound
	// @nats:error PermissionDeniedError
	Get(ctx context.Context, id string) (string, error)

	// @nats:error OutOfStock RESOURCE_EXHAUSTED
	// @nats:error Closed
	// @nats:error PaymentFailed
	Place(ctx context.Context, sku string) error
}
