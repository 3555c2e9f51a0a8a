package client

import (
	"context"
	"sync"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/wire"
)

// callObserver notifies the observers of a client about its calls. With none it costs next to
// nothing.
type callObserver struct {
	observers []pipeline.Observer
	// isWanted reports whether there are observers of calls.
	isWanted bool
}

func newCallObserver(given []pipeline.Observer) callObserver {
	o := callObserver{observers: given}
	for _, observer := range given {
		o.isWanted = o.isWanted || observer.OnCallStarted != nil || observer.OnAttemptSent != nil ||
			observer.OnAttemptEnded != nil || observer.OnRetryScheduled != nil || observer.OnRetryDenied != nil ||
			observer.OnCallSettled != nil
	}
	return o
}

// watch notifies the observers of the connection and its changes.
func (o *callObserver) watch(shared *connection.SharedConnection) {
	for _, observer := range o.observers {
		if observer.OnConnectionUsed != nil {
			guard.Do(func() { observer.OnConnectionUsed(shared) })
		}
		if tell := observer.OnConnectionChanged; tell != nil {
			changed := func(state string) { guard.Do(func() { tell(state, shared) }) }
			shared.Link.Listen(&link.Events{
				OnUp: func() { changed("up") }, OnDown: func() { changed("down") }, OnClosed: func(error) { changed("closed") },
			})
		}
	}
}

// started is called when a call was made. If an observer traces it, its context goes along.
func (o *callObserver) started(ctx context.Context, p *prepared) {
	call := &p.observed.ObservedCall
	for i := range o.observers {
		if tell := o.observers[i].OnCallStarted; tell != nil {
			guard.Do(func() { tell(ctx, call, p.timeout) })
		}
	}
	if trace := call.Trace; trace != nil {
		guard.Do(func() { p.fields = wire.ReplaceFields(p.fields, trace.Headers()) })
	}
}

// observedCall is what observers know of a call, and with it what they are told of its first attempt:
// most calls have one.
type observedCall struct {
	pipeline.ObservedCall
	madeAt time.Duration
	first  observedAttempt
}

// observe creates what observers know of a call that is made now.
func (m *boundMethod) observe(at time.Duration) *observedCall {
	call := &observedCall{madeAt: at}
	call.ObservedMethod = &m.observed
	return call
}

func (o *callObserver) sent(call *observedCall, attempt, bytes int) {
	for i := range o.observers {
		if tell := o.observers[i].OnAttemptSent; tell != nil {
			guard.Do(func() { tell(&call.ObservedCall, attempt, bytes) })
		}
	}
}

// observedAttempt notifies the observers that an attempt was sent, at most once, and never after
// its call has ended.
type observedAttempt struct {
	observer *callObserver
	call     *observedCall
	number   int
	bytes    int

	mu     sync.Mutex
	isOver bool
}

// observeAttempt returns what notifies observers of an attempt; nil if there are none.
func (c *pendingCall) observeAttempt(bytes int) *observedAttempt {
	if c.prepared.observed == nil {
		return nil
	}
	a := &c.prepared.observed.first
	// It is used once: a request that was not sent may be sent again, and interceptors may make several at once.
	if c.prepared.intercepted != nil || a.call != nil {
		a = new(observedAttempt)
	}
	a.observer, a.call, a.number, a.bytes = &c.bound.caller.observer, c.prepared.observed, c.prepared.number, bytes
	return a
}

// Sent is called when the request was handed to the connection.
func (a *observedAttempt) Sent() { a.end(true) }

// end is called when the call has ended too: its reply may come before Sent is called.
func (a *observedAttempt) end(wasSent bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if wasSent && !a.isOver {
		a.observer.sent(a.call, a.number, a.bytes)
	}
	a.isOver = true
}

func (o *callObserver) attemptEnded(call *observedCall, attempt int, err error) {
	for i := range o.observers {
		if tell := o.observers[i].OnAttemptEnded; tell != nil {
			guard.Do(func() { tell(&call.ObservedCall, attempt, err) })
		}
	}
}

func (o *callObserver) settled(call *observedCall, err error) {
	took := now() - call.madeAt
	for i := range o.observers {
		if tell := o.observers[i].OnCallSettled; tell != nil {
			guard.Do(func() { tell(&call.ObservedCall, err, took) })
		}
	}
}

func (o *callObserver) retryScheduled(call *observedCall, attempt int, err error, wait time.Duration) {
	for _, observer := range o.observers {
		if observer.OnRetryScheduled != nil {
			guard.Do(func() { observer.OnRetryScheduled(&call.ObservedCall, attempt, err, wait) })
		}
	}
}

func (o *callObserver) retryDenied(call *observedCall, attempt int, err error) {
	for _, observer := range o.observers {
		if observer.OnRetryDenied != nil {
			guard.Do(func() { observer.OnRetryDenied(&call.ObservedCall, attempt, err) })
		}
	}
}

func (o *callObserver) breakerChanged(breaker pipeline.ObservedBreaker) {
	for _, observer := range o.observers {
		if observer.OnBreakerChanged != nil {
			guard.Do(func() { observer.OnBreakerChanged(breaker) })
		}
	}
}
