package autonatsotel

import (
	"context"
	"iter"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// tracedSpan is the span of a call or a request. The call itself holds it, so that it is found
// without a lookup.
type tracedSpan struct {
	span trace.Span
	// isRecording reports whether anything that is noted of the call is kept. Most calls are not
	// recorded where few are sampled.
	isRecording bool
	// parent is the context that the span was started in: the caller's, or what came with a request.
	parent     context.Context
	propagator propagation.TextMapPropagator

	mu sync.Mutex
	// attempts is how many have ended.
	attempts int
	// sentAt is when the attempt under way was sent; zero until then.
	sentAt time.Time
	// first is the first attempt, as long as it is not known whether there is a second.
	first *attempt
}

// tracedSpanOf returns the span of a call; nil if it is not traced by us.
func tracedSpanOf(call *autonats.ObservedCall) *tracedSpan {
	s, _ := call.Trace.(*tracedSpan)
	return s
}

// recordedSpanOf returns the span of a call; nil if it is not traced by us, or not recorded.
func recordedSpanOf(call *autonats.ObservedCall) *tracedSpan {
	if s := tracedSpanOf(call); s != nil && s.isRecording {
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
func (s *tracedSpan) Headers() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		s.propagator.Inject(trace.ContextWithSpan(s.parent, s.span), &writer{yield: yield})
	}
}

// Within returns a context whose spans are children of this one.
func (s *tracedSpan) Within(ctx context.Context) context.Context {
	if came := baggage.FromContext(s.parent); came.Len() > 0 {
		ctx = baggage.ContextWithBaggage(ctx, came)
	}
	return trace.ContextWithSpan(ctx, s.span)
}
