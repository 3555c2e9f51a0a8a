package handler

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/admission"
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

// callState is where a call is on its way; the stages are in serve_call.go.
type callState uint8

const (
	accepted callState = iota
	waiting
	running
	answering
	ended
)

// servedCall is one call that came to a handler, until its method has ended and its answer is out.
// It is the context of the method too.
//
//	accepted ──admit──> running ──method ended──> answering ──out──> ended
//	    │                 ^  │                        (holds its slot)
//	    ├──admit──> waiting  └─ deadline, cancellation, shutdown: answered at once; the slot is free when the method ends
//	    │              └─ deadline, cancellation, shutdown, hopeless ──> ended
//	    └─ busy, draining, not readable ──> ended
//
// It is not used again for other calls, since a method may keep its context, so it is kept small:
// fields of one byte follow each other, although different locks guard them.
type servedCall struct {
	endpoint *endpoint
	// reply is where the answer goes; empty for a one-way call.
	reply string
	// head is the header block of the request.
	head []byte
	body []byte
	// callerDeadline is until when somebody waits for the answer: at least as long as the method
	// may run.
	callerDeadline time.Duration
	receivedAt     time.Duration
	observed       *pipeline.ObservedCall
	// intercepted is what interceptors see of the call; nil where there are none.
	intercepted *interceptedCall

	// The following belong to the handler's lock.
	entry admission.Entry
	timer clock.Entry
	// The neighbours in the table of the handler.
	before, after *servedCall
	// startedAt is when the call was given a slot.
	startedAt time.Duration
	// endedAt is when its method ended; 0 until then.
	endedAt time.Duration
	// failure is what it has failed with first.
	failure   fault.Code
	state     callState
	isInTable bool
	// isSettled reports whether observers were told that it was answered, or never will be.
	isSettled atomic.Bool

	// isTooLarge reports whether the server has not taken a larger answer. It is the outbox's.
	isTooLarge bool
	// isAnswered reports whether nothing may be sent any more: the call was answered, or never is.
	isAnswered atomic.Bool

	mu     sync.Mutex
	done   chan struct{}
	onStop map[*func()]struct{}
	// headers is what was read of the head, once that was asked for.
	headers      pipeline.Metadata
	replyHeaders pipeline.Metadata
	isHeadRead   bool
	isStopped    bool
	// isLate reports whether it was stopped because its deadline had passed.
	isLate bool
	// wasTold reports whether the method was told to stop before it ended.
	wasTold bool
}

// interceptedCall is what interceptors see of a call, and the exchange that the innermost one hands
// on to.
type interceptedCall struct {
	call     pipeline.Call
	exchange exchange
}

// newCall returns a call of a method.
func (p *endpoint) newCall() *servedCall {
	if p.intercepted == nil {
		return new(servedCall)
	}
	both := new(struct {
		served      servedCall
		intercepted interceptedCall
	})
	both.served.intercepted = &both.intercepted
	return &both.served
}

// Admission returns what the admission knows of the call.
func (c *servedCall) Admission() *admission.Entry { return &c.entry }

// claim reports whether the caller is the one who may answer the call: the first who asks.
func (c *servedCall) claim() bool {
	return c.isAnswered.CompareAndSwap(false, true)
}

// deadlineAt returns when the method is to stop.
func (c *servedCall) deadlineAt() time.Duration { return c.entry.Deadline }

// Deadline returns the time at which the method is to stop.
func (c *servedCall) Deadline() (time.Time, bool) {
	return clock.Instant(c.deadlineAt()).Time(), true
}

// Done returns a channel that is closed when the method is to stop. It is made when it is first
// asked for, as most methods never do.
func (c *servedCall) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		if c.isStopped {
			c.done = connection.ClosedChannel
		} else {
			c.done = make(chan struct{})
		}
	}
	return c.done
}

// Err returns why the method is to stop; nil if it is not.
func (c *servedCall) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case !c.isStopped:
		return nil
	case c.isLate:
		return context.DeadlineExceeded
	default:
		return context.Canceled
	}
}

// Value returns what the context of Start has, and what is known of the call under a key of this
// module.
func (c *servedCall) Value(key any) any {
	if key == (callKey{}) {
		return c
	}
	return c.endpoint.handler.base().Value(key)
}

// AfterFunc calls f in a goroutine of its own once the method is to stop. Package context asks for
// it, and needs no goroutine to watch Done then.
func (c *servedCall) AfterFunc(f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.isStopped {
		go f()
		return func() bool { return false }
	}
	if c.onStop == nil {
		c.onStop = make(map[*func()]struct{})
	}
	key := &f
	c.onStop[key] = struct{}{}
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		_, found := c.onStop[key]
		delete(c.onStop, key)
		return found
	}
}

// stop asks the method to stop. Only the first time counts.
func (c *servedCall) stop(err error) {
	c.mu.Lock()
	c.stopLocked(err)
}

// stopLocked is stop for who holds the lock, which it lets go.
func (c *servedCall) stopLocked(err error) {
	if c.isStopped {
		c.mu.Unlock()
		return
	}
	c.isStopped, c.isLate = true, err == context.DeadlineExceeded
	if c.done != nil {
		close(c.done)
	}
	functions := c.onStop
	c.onStop = nil
	c.mu.Unlock()
	for f := range functions {
		go (*f)()
	}
}

// release ends what the method has left running under its context.
func (c *servedCall) release() {
	c.mu.Lock()
	c.wasTold = c.isStopped
	c.stopLocked(context.Canceled)
}

// info returns what a method may want to know of its call. Headers are read when somebody asks.
func (c *servedCall) info() CallInfo {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.isHeadRead {
		c.isHeadRead, c.headers = true, wire.ReadMetadata(c.head)
	}
	handler := c.endpoint.handler
	return CallInfo{
		Service: handler.service.Name, Method: c.endpoint.name, Instance: handler.options.Instance,
		Headers: c.headers, ReplyHeaders: &c.replyHeaders,
	}
}

// handOn lets the method see the headers that interceptors have left.
func (c *servedCall) handOn(headers pipeline.Metadata) {
	c.mu.Lock()
	c.headers = headers
	c.mu.Unlock()
}

func (c *servedCall) hasReplyHeaders() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.replyHeaders) > 0
}

// RequestHeaders returns the metadata that came with the request.
func (c *servedCall) RequestHeaders() pipeline.Metadata { return c.info().Headers }

// replyFields returns the metadata that goes with the answer. problem says why it may not be sent.
func (c *servedCall) replyFields() (fields []wire.Field, problem string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return wire.MetadataFields(c.replyHeaders)
}
