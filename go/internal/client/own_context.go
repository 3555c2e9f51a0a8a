package client

import (
	"context"
	"sync"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
)

// ownContext is the context of an intercepted call: the caller's, until the deadline of the call or
// its end. The timer is created on demand, since most interceptors need none.
type ownContext struct {
	// Context is the caller's.
	context.Context
	method   *boundMethod
	prepared prepared
	call     pipeline.Call
	// replyHeaders are those of the last reply.
	replyHeaders pipeline.Metadata

	mu sync.Mutex
	// timed is the context with the deadline; nil until it is first needed.
	timed  context.Context
	cancel context.CancelFunc
	isOver bool
}

type ownContextKey struct{}

// Deadline returns when the call ends.
func (c *ownContext) Deadline() (time.Time, bool) {
	return clock.Instant(c.prepared.deadline).Time(), true
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
	c.mu.Lock()
	timed := c.timed
	c.mu.Unlock()
	if timed != nil {
		// Package context finds there how to be notified without a goroutine of its own.
		return timed.Value(key)
	}
	return c.Context.Value(key)
}

func (c *ownContext) telling() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timed == nil {
		deadline, _ := c.Deadline()
		c.timed, c.cancel = context.WithDeadline(c.Context, deadline)
		if c.isOver {
			c.cancel()
		}
	}
	return c.timed
}

// isOpen reports whether the call has not ended.
func (c *ownContext) isOpen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.isOver
}

// end cancels what was derived from the context.
func (c *ownContext) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.isOver = true
	if c.cancel != nil {
		c.cancel()
	}
}
