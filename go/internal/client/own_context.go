package client

import (
	"context"
	"sync/atomic"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
)

// ownContext is the context of an intercepted call: the caller's, until the deadline of the call or
// its end. It holds what all attempts of the call share, and is kept small: interceptors may keep it,
// so that it is not used again for other calls.
type ownContext struct {
	// Context is the caller's.
	context.Context
	deadline time.Duration
	options  *callOptions
	observed *observedCall
	progress pipeline.Progress
	// timed is the context with the deadline. Its timer is only created when somebody asks, since
	// most interceptors need none: nil until then, and unasked where the call has ended before.
	timed atomic.Pointer[timedContext]
}

// timedContext is a context that can be cancelled.
type timedContext struct {
	context.Context
	cancel context.CancelFunc
}

// unasked stands for the context with the deadline of a call that has ended before anybody asked.
var unasked = new(timedContext)

type ownContextKey struct{}

// Deadline returns when the call ends.
func (c *ownContext) Deadline() (time.Time, bool) {
	return clock.Instant(c.deadline).Time(), true
}

// Done returns a channel that is closed when the call ends.
func (c *ownContext) Done() <-chan struct{} {
	return c.telling().Done()
}

// Err returns why the call has ended; nil if it has not.
func (c *ownContext) Err() error {
	return c.telling().Err()
}

// Value returns what the caller's context has, and under a key of this package the call itself.
func (c *ownContext) Value(key any) any {
	if key == (ownContextKey{}) {
		return c
	}
	if timed := c.timed.Load(); timed != nil && timed != unasked {
		// Package context finds there how to be notified without a goroutine of its own.
		return timed.Value(key)
	}
	return c.Context.Value(key)
}

// telling returns the context with the deadline.
func (c *ownContext) telling() context.Context {
	for {
		before := c.timed.Load()
		if before != nil && before != unasked {
			return before
		}
		deadline, _ := c.Deadline()
		var timed timedContext
		timed.Context, timed.cancel = context.WithDeadline(c.Context, deadline)
		if before == unasked {
			timed.cancel()
		}
		if c.timed.CompareAndSwap(before, &timed) {
			return &timed
		}
		timed.cancel()
	}
}

// isOpen reports whether the call has not ended.
func (c *ownContext) isOpen() bool {
	timed := c.timed.Load()
	return timed == nil || timed != unasked && timed.Err() == nil
}

// end cancels what was derived from the context.
func (c *ownContext) end() {
	if !c.timed.CompareAndSwap(nil, unasked) {
		c.timed.Load().cancel()
	}
}

// ownContextOf returns the context of the intercepted call that a context is made from; nil for any
// other context.
func ownContextOf(ctx context.Context) *ownContext {
	if own, isOwn := ctx.(*ownContext); isOwn {
		return own
	}
	own, _ := ctx.Value(ownContextKey{}).(*ownContext)
	return own
}
