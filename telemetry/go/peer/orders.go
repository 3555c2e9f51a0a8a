package main

import (
	"context"
	"errors"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/baggage"

	"github.com/zyra/autonats/telemetry/go/mesh"
)

// orders takes orders by calls of the stock.
type orders struct {
	stock *mesh.StockClient
}

// Place takes items from the stock. The order's number begins with the tenant of the baggage.
func (o *orders) Place(ctx context.Context, item string, count int32) (string, error) {
	o.stock.Look(ctx, item)
	if _, err := o.stock.Take(ctx, item, count); err != nil {
		var out *mesh.OutOfStock
		if errors.As(err, &out) {
			return "", out
		}
		return "", err
	}
	return baggage.FromContext(ctx).Member("tenant").Value() + "-1", nil
}

// Hang waits for a call of the stock that never ends.
func (o *orders) Hang(ctx context.Context) error {
	return o.stock.Hang(ctx)
}

// retryRare calls again where a call did not get what is rare.
func retryRare(next autonats.Next) autonats.Next {
	return func(ctx context.Context, call autonats.Call) (any, error) {
		result, err := next(ctx, call)
		var out *mesh.OutOfStock
		if errors.As(err, &out) && out.Item == "rare" {
			return next(ctx, call)
		}
		return result, err
	}
}
