package store

import (
	"context"
	"io"
)

// Item is kept.
type Item struct {
	ID string `json:"id"`
}

// Raw is an item that cannot be sent.
type Raw struct {
	ID   string    `json:"id"`
	Done chan bool `json:"done"`
}

// Store keeps items.
//
// @nats:server Store
type Store interface {
	Get(ctx context.Context, id string) (*Item, error)
	Raw(ctx context.Context, id string) (*Raw, error)
	Save(ctx context.Context, raw []Raw) error
	Each(ctx context.Context, visit func(*Item)) error
	ToJSON(ctx context.Context, id string) (*Item, error)
	io.Closer
}
