// Package stock counts what lies on the shelves.
package stock

import (
	"context"
	"fmt"
)

// Line is so many of one article.
type Line struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
}

// OutOfStock says that an article ran out.
type OutOfStock struct {
	SKU  string `json:"sku"`
	Left int32  `json:"left"`
}

func (e *OutOfStock) Error() string { return fmt.Sprintf("only %d of %s are left", e.Left, e.SKU) }

// StockService knows what there is.
//
// @nats:server Stock
type StockService interface {
	// @nats:error OutOfStock RESOURCE_EXHAUSTED
	Reserve(ctx context.Context, lines []Line) error
	Level(ctx context.Context, sku string) (int32, error)
}
