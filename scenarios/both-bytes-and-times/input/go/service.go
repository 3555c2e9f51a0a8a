package shop

import (
	"context"
	"time"
)

type Recording struct {
	Content   []byte    `json:"content"`
	Parts     [][]byte  `json:"parts"`
	StartedAt time.Time `json:"startedAt"`
	// To the nanosecond.
	MeasuredAt time.Time      `json:"measuredAt"`
	Took       time.Duration  `json:"took"`
	EndedAt    *time.Time     `json:"endedAt"`
	PausedFor  *time.Duration `json:"pausedFor,omitempty"`
}

// @nats:server Recording
// @nats:required
type RecordingService interface {
	Since(ctx context.Context, time time.Time) ([]Recording, error)
	Content(ctx context.Context, name string, after time.Duration) ([]byte, error)
	Latest(ctx context.Context) (*time.Time, error)
}
