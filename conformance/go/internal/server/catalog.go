package server

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
)

// catalog implements conformance/service/catalog.ts.
type catalog struct{}

func (catalog) Get(_ context.Context, id string) (*mesh.Item, error) {
	return &mesh.Item{ID: id, Rank: 1}, nil
}

func (catalog) Count(_ context.Context, order mesh.Sorting) (int32, error) {
	return int32(len(order)), nil
}

func (catalog) Orders(_ context.Context, order mesh.Sorting) ([]mesh.Sorting, error) {
	return []mesh.Sorting{order}, nil
}

func (catalog) Later(_ context.Context, id string) (*mesh.Item, error) {
	return &mesh.Item{ID: id, Rank: 2}, nil
}

func (catalog) Lookup(_ context.Context, id string) (*mesh.Item, error) {
	if id == "" {
		return nil, nil
	}
	return &mesh.Item{ID: id, Rank: 3}, nil
}

func (catalog) Find(_ context.Context, id string, rank *int32) (*mesh.Item, error) {
	if rank == nil {
		return nil, nil
	}
	return &mesh.Item{ID: id, Rank: *rank}, nil
}

func (catalog) Flush(_ context.Context, hard bool) (string, error) {
	return fmt.Sprintf("flushed %t", hard), nil
}

func (catalog) Compact(context.Context) error {
	return autonats.NewError(autonats.CodeUnimplemented, "this implementation has no compact")
}

func (catalog) Join(_ context.Context, separator string, words ...string) (string, error) {
	return fmt.Sprintf("%d: %s", len(words), strings.Join(words, separator)), nil
}

func (catalog) Pick(_ context.Context, key string, all []string) (string, error) {
	if !slices.Contains(all, key) {
		return "", autonats.NewError(autonats.CodeInvalidArgument, "not one of all")
	}
	return key, nil
}

func (catalog) List(_ context.Context, like mesh.Base) (*mesh.PageOfBase, error) {
	return &mesh.PageOfBase{Items: []mesh.Base{like}}, nil
}

func (catalog) Self(context.Context) error { return nil }

func (catalog) Divide(_ context.Context, a int32, b int32) ([2]int32, error) {
	return [2]int32{a / b, a % b}, nil
}

func (catalog) Take(_ context.Context, id string) error {
	return fmt.Errorf("secret: %w", &mesh.SoldOut{Message: "no more of " + id})
}
