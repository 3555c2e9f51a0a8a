package autonatsotel_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsotel"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/codegenv1"
	"github.com/zyra/autonats/go/internal/options"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

var service = &codegenv1.Service{Name: "Lamp", Subject: "lamp"}

var blink = &codegenv1.UnaryMethod[codegenv1.Nothing, codegenv1.Nothing]{
	Name: "Blink", Timeout: 5e9, Concurrency: 1, Fingerprint: "f", Request: codegenv1.NoParameters, Result: codegenv1.NoResult,
}

// propagator writes one header, and keeps what it reads of it.
type propagator struct {
	name, value string
	read        chan string
}

func (p propagator) Inject(_ context.Context, carrier propagation.TextMapCarrier) {
	carrier.Set(p.name, p.value)
}

func (p propagator) Extract(ctx context.Context, carrier propagation.TextMapCarrier) context.Context {
	p.read <- carrier.Get("TRACE")
	return ctx
}

func (p propagator) Fields() []string { return []string{p.name} }

// call calls a lamp, and returns what the handler's propagator has read.
func call(t *testing.T, name, value string) string {
	t.Helper()
	network := autonatstest.NewNetwork()
	p := propagator{name, value, make(chan string, 1)}
	tracing := autonatsotel.Tracing(autonatsotel.WithPropagator(p))
	serve := codegenv1.ServeUnary(blink, func(context.Context, codegenv1.Nothing) (codegenv1.Nothing, error) {
		return codegenv1.Nothing{}, nil
	})
	handler := codegenv1.NewHandler(network.Connect(), service, []codegenv1.Endpoint{serve}, tracing)
	if err := handler.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer handler.Shutdown()
	caller := codegenv1.NewCaller(network.Connect(), service, tracing)
	if err := codegenv1.NewUnaryCall(caller, blink).Do(t.Context(), codegenv1.Nothing{}); err != nil {
		t.Fatal(err)
	}
	return <-p.read
}

func TestHeadersAreReadInAnyCase(t *testing.T) {
	if got := call(t, "TrAcE", "here"); got != "here" {
		t.Errorf("read %q", got)
	}
}

func TestAContextThatCannotBeSentDoesNotMakeTheCallFail(t *testing.T) {
	for _, value := range []string{"line\nbreak", "žluť", " blank", strings.Repeat("x", 4097)} {
		if got := call(t, "trace", value); got != "" {
			t.Errorf("read %q", got)
		}
	}
}

func TestOptionsAreNotTracedTwice(t *testing.T) {
	if got := len(autonatsotel.TraceClient(nil)); got != 1 {
		t.Errorf("a client that is traced has %d options", got)
	}
	given := []autonats.HandlerOption{autonats.WithQueueGroup("mine"), autonatsotel.Tracing()}
	if got := len(autonatsotel.TraceHandler(given)); got != 2 {
		t.Errorf("a handler that is traced already has %d options", got)
	}
}

func TestWhatOnlyTheLogSaysOfACallNamesItsTrace(t *testing.T) {
	const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	network := autonatstest.NewNetwork()
	tracing := autonatsotel.Tracing(autonatsotel.WithPropagator(propagation.TraceContext{}))
	var log bytes.Buffer
	serve := codegenv1.ServeUnary(blink, func(context.Context, codegenv1.Nothing) (codegenv1.Nothing, error) {
		return codegenv1.Nothing{}, errors.New("secret")
	})
	logger := slog.New(slog.NewJSONHandler(&log, nil))
	handler := codegenv1.NewHandler(network.Connect(), service, []codegenv1.Endpoint{serve}, tracing, autonats.WithLogger(logger))
	if err := handler.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	caller := codegenv1.NewCaller(network.Connect(), service, tracing)
	ctx := propagation.TraceContext{}.Extract(t.Context(), propagation.MapCarrier{"traceparent": parent})
	if err := codegenv1.NewUnaryCall(caller, blink).Do(ctx, codegenv1.Nothing{}); autonats.CodeOf(err) != "INTERNAL" {
		t.Fatal(err)
	}
	handler.Shutdown()
	var entry struct {
		TraceID string `json:"trace_id"`
		SpanID  string `json:"span_id"`
	}
	if err := json.Unmarshal(log.Bytes(), &entry); err != nil {
		t.Fatal(err)
	}
	if entry.TraceID != parent[3:35] || entry.SpanID != parent[36:52] {
		t.Errorf("logged %s", log.String())
	}
}

func TestOfACallThatIsNotSampledTheIDsGoAlong(t *testing.T) {
	const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
	network := autonatstest.NewNetwork()
	tracing := autonatsotel.Tracing(autonatsotel.WithPropagator(propagation.TraceContext{}))
	came := make(chan trace.SpanContext, 1)
	serve := codegenv1.ServeUnary(blink, func(ctx context.Context, _ codegenv1.Nothing) (codegenv1.Nothing, error) {
		came <- trace.SpanContextFromContext(ctx)
		return codegenv1.Nothing{}, nil
	})
	handler := codegenv1.NewHandler(network.Connect(), service, []codegenv1.Endpoint{serve}, tracing)
	if err := handler.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer handler.Shutdown()
	caller := codegenv1.NewCaller(network.Connect(), service, tracing)
	ctx := propagation.TraceContext{}.Extract(t.Context(), propagation.MapCarrier{"traceparent": parent})
	if err := codegenv1.NewUnaryCall(caller, blink).Do(ctx, codegenv1.Nothing{}); err != nil {
		t.Fatal(err)
	}
	if got := <-came; got.TraceID().String() != parent[3:35] || got.IsSampled() {
		t.Errorf("the method runs in %v", got)
	}
}

func TestNothingIsMeasuredWhereNobodyHasRegisteredAMeterProvider(t *testing.T) {
	var to options.Client
	autonatsotel.Tracing().ApplyToClient(&to)
	if got := len(to.Observers); got != 1 {
		t.Errorf("%d observers are told of calls", got)
	}
	autonatsotel.Tracing(autonatsotel.WithMeterProvider(noop.NewMeterProvider())).ApplyToClient(&to)
	if got := len(to.Observers); got != 3 {
		t.Errorf("with a provider, %d observers are told of calls", got-1)
	}
}
