package loop

import (
	"context"
	"time"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// registerSDK registers a real SDK that samples one call in a hundred and exports nothing.
func registerSDK() {
	otel.SetTracerProvider(sdk.NewTracerProvider(sdk.WithSampler(sdk.ParentBased(sdk.TraceIDRatioBased(0.01)))))
}

// makeSpans returns the option for only what the SDK does for the spans of tracing: it makes them,
// and writes and reads a context that is never sent.
func makeSpans() autonats.BothOption {
	tracer := otel.Tracer("bench")
	propagator := propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{})
	attributes := []attribute.KeyValue{attribute.String("rpc.system.name", "autonats"), attribute.String("rpc.method", "Bench/One")}
	atHandler := []trace.SpanStartOption{trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attributes...)}
	all := append(attributes, attribute.String("server.address", "autonats.bench"))
	atClient := []trace.SpanStartOption{trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(all...)}
	came := propagation.MapCarrier{"traceparent": traceparent}
	return autonats.WithObservers(autonats.Observer{
		OnCallStarted: func(ctx context.Context, _ *autonats.ObservedCall, _ time.Duration) {
			ctx, _ = tracer.Start(ctx, "autonats:BenchClient:One", atClient...)
			propagator.Inject(ctx, propagation.MapCarrier{})
		},
		OnRequestReceived: func(*autonats.ObservedCall) {
			tracer.Start(propagator.Extract(context.Background(), came), "autonats:BenchServer:One", atHandler...)
		},
	})
}
