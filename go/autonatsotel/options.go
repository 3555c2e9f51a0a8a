package autonatsotel

import (
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/options"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// Option changes where spans and metrics go, and how contexts travel.
type Option func(*settings)

type settings struct {
	provider   trace.TracerProvider
	propagator propagation.TextMapPropagator
	meters     metric.MeterProvider
}

func newSettings(given []Option) *settings {
	s := &settings{otel.GetTracerProvider(), otel.GetTextMapPropagator(), otel.GetMeterProvider()}
	for _, option := range given {
		option(s)
	}
	if len(s.propagator.Fields()) == 0 {
		// Nobody has registered one.
		s.propagator = propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{})
	}
	return s
}

// WithTracerProvider sets where spans go. Default: the provider that is registered with package
// otel.
func WithTracerProvider(provider trace.TracerProvider) Option {
	return func(s *settings) { s.provider = provider }
}

// WithPropagator sets how the context of traces travels. Default: the propagator that is registered
// with package otel, or those of W3C for traces and baggage where none is.
func WithPropagator(propagator propagation.TextMapPropagator) Option {
	return func(s *settings) { s.propagator = propagator }
}

// WithMeterProvider sets where metrics go. Default: the provider that is registered with package
// otel by then. Without one, nothing is measured.
func WithMeterProvider(provider metric.MeterProvider) Option {
	return func(s *settings) { s.meters = provider }
}

// Tracing returns the option of clients and handlers that traces their calls, and measures them
// where there is a meter provider. It is to be the first of the options, so that what other
// observers are told of has its span.
func Tracing(given ...Option) autonats.BothOption {
	return &option{given}
}

type option struct{ given []Option }

// observers returns what traces calls, and then what measures them if anything does: it is told of
// calls that have their spans already.
func (o *option) observers() []autonats.Observer {
	s := newSettings(o.given)
	observers := []autonats.Observer{newTracing(s).observer()}
	if isRegistered(s.meters) {
		observers = append(observers, observerOf(s.meters))
	}
	return observers
}

// ApplyToClient applies the option.
func (o *option) ApplyToClient(to *options.Client) {
	to.Observers = append(to.Observers, o.observers()...)
}

// ApplyToHandler applies the option.
func (o *option) ApplyToHandler(to *options.Handler) {
	to.Observers = append(to.Observers, o.observers()...)
}

// TraceClient returns the options of a client that is traced: with [Tracing] before all others,
// unless it is there already.
func TraceClient(given []autonats.ClientOption) []autonats.ClientOption {
	for _, each := range given {
		if _, found := each.(*option); found {
			return given
		}
	}
	return append([]autonats.ClientOption{Tracing()}, given...)
}

// TraceHandler returns the options of a handler that is traced: with [Tracing] before all others,
// unless it is there already.
func TraceHandler(given []autonats.HandlerOption) []autonats.HandlerOption {
	for _, each := range given {
		if _, found := each.(*option); found {
			return given
		}
	}
	return append([]autonats.HandlerOption{Tracing()}, given...)
}
