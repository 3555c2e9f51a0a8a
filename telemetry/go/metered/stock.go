package main

import (
	"context"

	"github.com/zyra/autonats/telemetry/go/mesh"
)

// stock has ten of everything but nothing of what is called nothing.
type stock struct{}

func (stock) Take(_ context.Context, item string, count int32) (int32, error) {
	if item == "nothing" {
		return 0, &mesh.OutOfStock{Item: item}
	}
	return 10 - count, nil
}

func (stock) Spill(context.Context) error {
	panic("the secret of the stock")
}

func (stock) Hang(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

func (stock) Look(context.Context, string) {}
