// Package autonatsotel traces the calls of Autonats clients and handlers with OpenTelemetry. It
// needs the API of OpenTelemetry alone; which SDK exports the spans is the user's to say.
//
//	client := NewUserClient(nc, autonatsotel.Tracing())
//	handler := NewOrderHandler(server, nc, autonatsotel.Tracing())
//
// Code that was generated with --tracing does this by itself.
package autonatsotel

import (
	"context"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// tracing creates the spans of one client or handler.
type tracing struct {
	tracer     trace.Tracer
	propagator propagation.TextMapPropagator
	attempts   attempts
	// served has the spans of requests, by what observers and interceptors know them by.
	served sync.Map
}

// servedSpan is the span of a request, and the context that came with it.
type servedSpan struct {
	span    trace.Span
	baggage baggage.Baggage
}

func newTracing(s *settings) *tracing {
	tracer := s.provider.Tracer(scope, trace.WithInstrumentationVersion(version), trace.WithSchemaURL(schemaURL))
	return &tracing{tracer: tracer, propagator: s.propagator, attempts: attempts{tracer: tracer}}
}

// intercept is the interceptor of both sides.
func (t *tracing) intercept(next autonats.Next) autonats.Next {
	return func(ctx context.Context, call *autonats.Call) (any, error) {
		if call.Side == "client" {
			return t.call(ctx, call, next)
		}
		if served, found := t.served.Load(call.Observed); found {
			ctx = served.(*servedSpan).within(ctx)
		}
		return next(ctx, call)
	}
}

// call runs a call at the client inside a span.
func (t *tracing) call(ctx context.Context, call *autonats.Call, next autonats.Next) (any, error) {
	d := &described{call.Service, call.Version, call.Method, call.Subject, call.Kind == "oneWay"}
	var timeout time.Duration
	if deadline, ok := ctx.Deadline(); ok {
		timeout = time.Until(deadline)
	}
	ctx, span := t.tracer.Start(ctx, d.clientName(), d.client(timeout)...)
	if call.Observed != nil {
		call.Observed.SetTrace(idsOf(span))
		if span.IsRecording() {
			t.attempts.begin(ctx, call.Observed)
			defer t.attempts.end(call.Observed)
		}
	}
	// A call that panics ends its span too.
	defer span.End()
	t.propagator.Inject(ctx, carrier{&call.Headers})
	result, err := next(ctx, call)
	if call.Attempt > 1 {
		span.SetAttributes(attribute.Int(retryCount, call.Attempt-1))
	}
	if err != nil {
		endByError(span, err)
	} else {
		endWell(span)
	}
	return result, err
}

// idsOf returns what names a span; nothing for those that no SDK makes.
func idsOf(span trace.Span) autonats.TraceIDs {
	made := span.SpanContext()
	if !made.IsValid() {
		return autonats.TraceIDs{}
	}
	return autonats.TraceIDs{TraceID: made.TraceID().String(), SpanID: made.SpanID().String(), IsSampled: made.IsSampled()}
}

// within returns the context of a method whose spans are children of the request's.
func (s *servedSpan) within(ctx context.Context) context.Context {
	return trace.ContextWithSpan(baggage.ContextWithBaggage(ctx, s.baggage), s.span)
}

// observer begins and ends the spans of requests and of attempts.
func (t *tracing) observer() autonats.Observer {
	return autonats.Observer{
		OnAttemptSent:     t.attempts.sent,
		OnAttemptEnded:    t.attempts.ended,
		OnRequestReceived: t.received,
		OnRequestRefused: func(call *autonats.ObservedCall, reason string) {
			t.annotate(call, attribute.String(errorReason, reason))
		},
		OnMethodStarted: func(call *autonats.ObservedCall, waited time.Duration) {
			if waited > 0 {
				t.annotate(call, attribute.Float64(queueWait, waited.Seconds()))
			}
		},
		OnRequestSettled: func(call *autonats.ObservedCall, code autonats.Code, _ time.Duration) {
			if served, found := t.served.LoadAndDelete(call); found {
				endByCode(served.(*servedSpan).span, code)
			}
		},
	}
}

func (t *tracing) received(call *autonats.ObservedCall) {
	d := describe(call)
	headers := call.Headers()
	parent := t.propagator.Extract(context.Background(), carrier{&headers})
	options := append(d.server(), trace.WithTimestamp(call.ReceivedAt))
	ctx, span := t.tracer.Start(parent, d.serverName(), options...)
	call.SetTrace(idsOf(span))
	t.served.Store(call, &servedSpan{span, baggage.FromContext(ctx)})
}

func (t *tracing) annotate(call *autonats.ObservedCall, attribute attribute.KeyValue) {
	if served, found := t.served.Load(call); found {
		served.(*servedSpan).span.SetAttributes(attribute)
	}
}
