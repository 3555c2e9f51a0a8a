package autonatsotel

import (
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

func (t *tracing) attemptSent(call *autonats.ObservedCall, _, _ int) {
	if s := recordedSpanOf(call); s != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.sentAt = time.Now()
	}
}

func (t *tracing) attemptEnded(call *autonats.ObservedCall, number int, err error) {
	s := recordedSpanOf(call)
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.attempts = max(s.attempts, number)
	if number == 1 && err == nil {
		return
	}
	at := time.Now()
	if s.sentAt.IsZero() {
		s.sentAt = at
	}
	this := &attempt{number, s.sentAt, at, err}
	s.sentAt = time.Time{}
	if number == 1 {
		s.firstAttempt = this
		return
	}
	if s.firstAttempt != nil {
		t.show(call, s, s.firstAttempt)
		s.firstAttempt = nil
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
