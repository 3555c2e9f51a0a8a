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
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/metrics"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// tracing creates the spans of one client or handler. Of a call that is not recorded only the
// context is made, and passed on.
type tracing struct {
	tracer     trace.Tracer
	propagator propagation.TextMapPropagator
	atClient   *metrics.PerMethod[*spanStart]
	atHandler  *metrics.PerMethod[*spanStart]
}

func newTracing(s *settings) *tracing {
	return &tracing{
		tracer:     s.provider.Tracer(scope, trace.WithInstrumentationVersion(version), trace.WithSchemaURL(schemaURL)),
		propagator: s.propagator,
		atClient:   metrics.NewPerMethod(atClient),
		atHandler:  metrics.NewPerMethod(atHandler),
	}
}

// observer begins and ends the spans of calls, requests and attempts.
func (t *tracing) observer() autonats.Observer {
	return autonats.Observer{
		OnCallStarted:     t.called,
		OnAttemptSent:     t.attemptSent,
		OnAttemptEnded:    t.attemptEnded,
		OnCallSettled:     t.settled,
		OnRequestReceived: t.received,
		OnRequestRefused: func(call *autonats.ObservedCall, reason string) {
			annotate(call, attribute.String(errorReason, reason))
		},
		OnMethodStarted: func(call *autonats.ObservedCall, waited time.Duration) {
			if waited > 0 {
				annotate(call, attribute.Float64(queueWait, waited.Seconds()))
			}
		},
		OnRequestSettled: func(call *autonats.ObservedCall, code autonats.Code, _ time.Duration) {
			if s := recordedSpanOf(call); s != nil {
				endByCode(s.span, code)
			}
		},
	}
}

func (t *tracing) called(ctx context.Context, call *autonats.ObservedCall, timeout time.Duration) {
	begin := t.atClient.Of(call)
	s := newTracedSpan(t.tracer.Start(ctx, begin.name, begin.options...))
	s.headers = s.first[:0]
	t.propagator.Inject(s.context, (*writer)(s))
	if s.attempts != nil {
		s.span.SetAttributes(attribute.Float64(callTimeout, timeout.Seconds()))
	}
	call.Trace = s
}

func (t *tracing) settled(call *autonats.ObservedCall, err error, _ time.Duration) {
	s := recordedSpanOf(call)
	if s == nil {
		return
	}
	s.attempts.mu.Lock()
	ended := s.attempts.ended
	s.attempts.mu.Unlock()
	if ended > 1 {
		s.span.SetAttributes(attribute.Int(retryCount, ended-1))
	}
	if err != nil {
		endByError(s.span, err)
	} else {
		endWell(s.span)
	}
}

func (t *tracing) received(call *autonats.ObservedCall) {
	begin := t.atHandler.Of(call)
	parent := t.propagator.Extract(context.Background(), reader{call})
	call.Trace = newTracedSpan(t.tracer.Start(parent, begin.name, begin.options...))
}

func annotate(call *autonats.ObservedCall, attribute attribute.KeyValue) {
	if s := recordedSpanOf(call); s != nil {
		s.span.SetAttributes(attribute)
	}
}
