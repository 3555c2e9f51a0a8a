package autonatsotel

import (
	"context"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// attempts creates a span for each attempt of a call, below that of the call: when there is a
// second one. Most calls have one attempt, which the span of the call says all about.
type attempts struct {
	tracer trace.Tracer
	// calls has the *attemptsOfCall of calls that are recorded and not over.
	calls sync.Map
}

// attemptsOfCall is what is known of a call whose end is still open.
type attemptsOfCall struct {
	parent context.Context
	mu     sync.Mutex
	sentAt time.Time
	// first is the first, as long as it is not known whether there is a second.
	first *attempt
}

// attempt is one try of a call.
type attempt struct {
	number           int
	startedAt, ended time.Time
	err              error
}

// begin notes a call whose span is in a context.
func (a *attempts) begin(ctx context.Context, call *autonats.ObservedCall) {
	a.calls.Store(call, &attemptsOfCall{parent: ctx})
}

// end forgets a call.
func (a *attempts) end(call *autonats.ObservedCall) { a.calls.Delete(call) }

func (a *attempts) sent(call *autonats.ObservedCall, _, _ int) {
	if found, ok := a.calls.Load(call); ok {
		of := found.(*attemptsOfCall)
		of.mu.Lock()
		defer of.mu.Unlock()
		of.sentAt = time.Now()
	}
}

func (a *attempts) ended(call *autonats.ObservedCall, number int, err error) {
	if number == 1 && err == nil {
		return
	}
	found, ok := a.calls.Load(call)
	if !ok {
		return
	}
	of := found.(*attemptsOfCall)
	of.mu.Lock()
	defer of.mu.Unlock()
	at := time.Now()
	if of.sentAt.IsZero() {
		of.sentAt = at
	}
	this := &attempt{number, of.sentAt, at, err}
	of.sentAt = time.Time{}
	if number == 1 {
		of.first = this
		return
	}
	if of.first != nil {
		a.show(call, of.parent, of.first)
		of.first = nil
	}
	a.show(call, of.parent, this)
}

func (a *attempts) show(call *autonats.ObservedCall, parent context.Context, this *attempt) {
	d := describe(call)
	options := append(start(trace.SpanKindInternal, append(d.common(), attribute.Int(callAttempt, this.number))),
		trace.WithTimestamp(this.startedAt))
	_, span := a.tracer.Start(parent, d.clientName(), options...)
	if this.err == nil {
		endWell(span, trace.WithTimestamp(this.ended))
	} else {
		endByError(span, this.err, trace.WithTimestamp(this.ended))
	}
}
