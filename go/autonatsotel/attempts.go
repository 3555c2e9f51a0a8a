package autonatsotel

import (
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// attempt is one try of a call. Each has a span of its own, below that of the call, when there is a
// second one. Most calls have one attempt, which the span of the call says all about.
type attempt struct {
	number           int
	startedAt, ended time.Time
	err              error
}

// attempts is what is noted of the attempts of a call.
type attempts struct {
	mu sync.Mutex
	// ended is how many have ended.
	ended int
	// sentAt is when the attempt under way was sent; zero until then.
	sentAt time.Time
	// first is the first attempt, as long as it is not known whether there is a second.
	first *attempt
}

func (t *tracing) attemptSent(call *autonats.ObservedCall, _, _ int) {
	if s := recordedSpanOf(call); s != nil {
		s.attempts.mu.Lock()
		defer s.attempts.mu.Unlock()
		s.attempts.sentAt = time.Now()
	}
}

func (t *tracing) attemptEnded(call *autonats.ObservedCall, number int, err error) {
	s := recordedSpanOf(call)
	if s == nil {
		return
	}
	made := s.attempts
	made.mu.Lock()
	defer made.mu.Unlock()
	made.ended = max(made.ended, number)
	if number == 1 && err == nil {
		return
	}
	at := time.Now()
	if made.sentAt.IsZero() {
		made.sentAt = at
	}
	this := &attempt{number, made.sentAt, at, err}
	made.sentAt = time.Time{}
	if number == 1 {
		made.first = this
		return
	}
	if made.first != nil {
		t.show(call, s, made.first)
		made.first = nil
	}
	t.show(call, s, this)
}

func (t *tracing) show(call *autonats.ObservedCall, of *tracedSpan, this *attempt) {
	attributes := append(common(call), attribute.Int(callAttempt, this.number))
	_, span := t.tracer.Start(of.context, clientName(call),
		trace.WithSpanKind(trace.SpanKindInternal), trace.WithAttributes(attributes...), trace.WithTimestamp(this.startedAt))
	if this.err == nil {
		endWell(span, trace.WithTimestamp(this.ended))
	} else {
		endByError(span, this.err, trace.WithTimestamp(this.ended))
	}
}
