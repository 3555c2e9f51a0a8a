package shop

import (
	"context"
	"errors"
)

var ErrClosed = errors.New("closed")

type Text string

func (t Text) Error() string { return string(t) }

type Silent struct{}

type Wrong struct{}

func (Wrong) Error() int { return 0 }

type Wrapped struct {
	Cause error
}

func (w *Wrapped) Error() string { return w.Cause.Error() }

// @nats:server Error
type ErrorService interface {
	// @nats:error Masked
	// @nats:error Missing
	// @nats:error Text
	// @nats:error Silent
	// @nats:error Wrong
	// @nats:error Wrapped
	// @nats:error *Silent
	// @nats:error ErrClosed
	// @nats:error Both
	// @nats:error Hidden
	Get(ctx context.Context) error
}

// Masked writes itself.
type Masked struct{ Text string }

func (m Masked) Error() string                { return "masked" }
func (m Masked) MarshalText() ([]byte, error) { return nil, nil }
func (m *Masked) UnmarshalText([]byte) error  { return nil }

// Both has two of the method, so Go gives it none.
type Both struct {
	Masked
	Wrapped
}

// Hidden has a field instead.
type Hidden struct {
	Wrapped
	Error string
}
