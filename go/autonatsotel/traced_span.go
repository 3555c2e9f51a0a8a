package autonatsotel

import (
	"context"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/trace"
)

// tracedSpan is the span of a call or a request. The call itself holds it, so that it is found
// without a lookup.
type tracedSpan struct {
	span trace.Span
	// attempts is what is noted of the attempts of the call; nil where nothing is kept. Most calls are
	// not recorded where few are sampled.
	attempts *attempts
	// context has the span, and what it was started in has: the caller's context, or what came with a
	// request.
	context context.Context
	// headers is what carries the span to the handler. For most it has one, whose place is first.
	headers []observe.Header
	first   [1]observe.Header
}

func newTracedSpan(ctx context.Context, span trace.Span) *tracedSpan {
	s := &tracedSpan{span: span, context: ctx}
	if span.IsRecording() {
		s.attempts = new(attempts)
	}
	return s
}

// tracedSpanOf returns the span of a call; nil if it is not traced by us.
func tracedSpanOf(call *autonats.ObservedCall) *tracedSpan {
	s, _ := call.Trace.(*tracedSpan)
	return s
}

// recordedSpanOf returns the span of a call; nil if it is not traced by us, or not recorded.
func recordedSpanOf(call *autonats.ObservedCall) *tracedSpan {
	if s := tracedSpanOf(call); s != nil && s.attempts != nil {
		return s
	}
	return nil
}

// IDs returns what names the span; nothing for those that no SDK makes.
func (s *tracedSpan) IDs() observe.TraceIDs {
	made := s.span.SpanContext()
	if !made.IsValid() {
		return observe.TraceIDs{}
	}
	return observe.TraceIDs{TraceID: made.TraceID().String(), SpanID: made.SpanID().String()}
}

// IsSampled reports whether the span is kept.
func (s *tracedSpan) IsSampled() bool { return s.span.SpanContext().IsSampled() }

// Headers returns what the propagator writes.
func (s *tracedSpan) Headers() []observe.Header { return s.headers }

// Within returns a context whose spans are children of this one.
func (s *tracedSpan) Within(ctx context.Context) context.Context {
	if came := baggage.FromContext(s.context); came.Len() > 0 {
		ctx = baggage.ContextWithBaggage(ctx, came)
	}
	return trace.ContextWithSpan(ctx, s.span)
}
