// Package stats has structs that are written where they are used.
package stats

import (
	"context"
	"time"

	"example.com/go-structs-without-names/shape"
)

// Stats has some of each.
type Stats struct {
	// Total is written in place.
	Total struct {
		Insertions, Deletions int64
	} `json:"total"`
	Rules []*struct {
		Key     string     `json:"key"`
		Rollout float32    `json:"rollout,omitempty"`
		At      *time.Time `json:"at"`
		Deep    struct {
			Point shape.Point `json:"point"`
			Owner *Stats      `json:"owner,omitempty"`
		} `json:"deep"`
	} `json:"rules"`
	Exclude map[string]struct{} `json:"exclude"`
	Only    *struct{ UID string }
}

// Pair is generic.
type Pair[T any] struct {
	Both struct{ Left, Right T } `json:"both"`
}

// @nats:server Stats
type StatsService interface {
	Get(ctx context.Context, id string) (*Stats, error)
	Put(ctx context.Context, stats Stats, options struct{ Force bool }) (struct{ ID string }, error)
	Numbers(ctx context.Context, pair Pair[int]) (Pair[shape.Point], error)
	Boxed(ctx context.Context, box shape.Box) error
}
