package handler

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/admission"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
)

// callState is where a call is on its way; the stages are in serve_call.go.
type callState uint8

const (
	accepted callState = iota
	waiting
	following
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
//	    ├─ key has come before ──> following ──other method ended──> answering    (holds no slot)
//	    │                              └─ deadline, cancellation, shutdown ──> ended
//	    └─ busy, draining, not readable ──> ended
//
// It is not used again for other calls, since a method may keep its context, so it is kept small:
// what few calls need is elsewhere, and fields of one byte follow each other, although different
// locks guard them.
type servedCall struct {
	endpoint *endpoint
	// reply is where the answer goes; empty for a one-way call.
	reply string
	body  []byte
	// callerDeadline is until when somebody waits for the answer: at least as long as the method
	// may run.
	callerDeadline time.Duration
	// observed is what observers know of the call; nil where there are none.
	observed *observedCall
	// key is its idempotency key; nil if it has none, or its method is idempotent.
	key *callKey

	// The following belong to the handler's lock.
	entry admission.Entry
	// chain is where the call is in the table of the handler, and after the next one there.
	chain uint16
	after *servedCall
	// timer has the deadline of the method.
	timer clock.Entry[*dueCall]
	// startedAt is when the call was given a slot, and before that when it came.
	startedAt time.Duration
	// endedAt is when its method ended; 0 until then.
	endedAt time.Duration
	// failure is what it has failed with first; nil if it has not. It is also read without the lock.
	failure atomic.Pointer[fault.Code]

	mu     sync.Mutex
	done   chan struct{}
	onStop map[*func()]struct{}
	// metadata is nil until there is any, or somebody asks for it.
	metadata *callMetadata

	state   callState
	stopped stopState
	// verdict is what the call says about this instance. It belongs to the handler's lock.
	verdict verdict
	// hasItsTime reports whether its method may run as long as methods of its kind may, and not only
	// as long as its caller waits.
	hasItsTime bool
	// isTooLarge reports whether the server has not taken a larger answer. It is the outbox's.
	isTooLarge bool
	// asksForLoad reports whether the answer is to report what the instance has to do.
	asksForLoad bool
	// isAnswered reports whether nothing may be sent any more: the call was answered, or never is.
	isAnswered atomic.Bool
}

// verdict is what a call says about this instance.
type verdict uint8

const (
	notJudged verdict = iota
	// saysNothing is for calls that were given up, or had too little time.
	saysNothing
	fine
	// atFault means that the call failed by a fault of the instance.
	atFault
)

// judge notes what the call says about this instance. Only the first time counts, but that a method
// has ended says little if its result cannot be sent. The handler's lock is held.
func (c *servedCall) judge(v verdict) {
	if c.verdict == notJudged || c.verdict == fine {
		c.verdict = v
	}
}

// stopState is whether the context of a call is done, and why.
type stopState uint8

const (
	notStopped stopState = iota
	// stoppedByEnd means that the method had ended.
	stoppedByEnd
	stoppedByCancellation
	stoppedByDeadline
)

// newCall returns a call of a method. What interceptors or observers see of it is made with it: one
// piece of memory is cheaper than two.
func (p *endpoint) newCall() *servedCall {
	switch {
	case p.intercepted != nil:
		both := new(struct {
			served   servedCall
			metadata callMetadata
		})
		both.served.metadata = &both.metadata
		return &both.served
	case p.observer.isWanted:
		both := new(struct {
			served   servedCall
			observed observedCall
			metadata callMetadata
		})
		both.served.observed, both.served.metadata = &both.observed, &both.metadata
		return &both.served
	default:
		return new(servedCall)
	}
}

// Admission returns what the admission knows of the call.
func (c *servedCall) Admission() *admission.Entry { return &c.entry }

// claim reports whether the caller is the one who may answer the call: the first who asks.
func (c *servedCall) claim() bool {
	return c.isAnswered.CompareAndSwap(false, true)
}

// EndsAt returns when the method is to stop.
func (c *servedCall) EndsAt() time.Duration { return time.Duration(c.timer.Deadline) }

// Deadline returns the time at which the method is to stop.
func (c *servedCall) Deadline() (time.Time, bool) {
	return c.timer.Deadline.Time(), true
}

// Done returns a channel that is closed when the method is to stop. It is made when it is first
// asked for, as most methods never do.
func (c *servedCall) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		if c.stopped != notStopped {
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
	switch c.stopped {
	case notStopped:
		return nil
	case stoppedByDeadline:
		return context.DeadlineExceeded
	default:
		return context.Canceled
	}
}

// Value returns what the context of Start has, and what is known of the call under a key of this
// module.
func (c *servedCall) Value(key any) any {
	if key == (contextKey{}) {
		return c
	}
	return c.endpoint.handler.base().Value(key)
}

// AfterFunc calls f in a goroutine of its own once the method is to stop. Package context asks for
// it, and needs no goroutine to watch Done then.
func (c *servedCall) AfterFunc(f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped != notStopped {
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

// stop asks the method to stop, or ends what it has left running under its context. Only the first
// time counts.
func (c *servedCall) stop(why stopState) {
	c.mu.Lock()
	if c.stopped != notStopped {
		c.mu.Unlock()
		return
	}
	c.stopped = why
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

// wasCancelled reports whether the method was told to stop for another reason than its deadline.
func (c *servedCall) wasCancelled() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stopped == stoppedByCancellation
}

// wasTold reports whether the method was told to stop before it ended.
func (c *servedCall) wasTold() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stopped > stoppedByEnd
}
