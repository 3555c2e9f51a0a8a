package loop

import (
	"context"
	"os"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsotel"
	"github.com/zyra/autonats/go/autonatsprom"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/sdk/trace"
)

// Surroundings returns the option for what is to be around calls, by the word after the address:
// an interceptor that does nothing, metrics, or tracing that samples one call in a hundred and
// exports nothing. Without a word it is nothing.
func Surroundings() autonats.BothOption {
	switch os.Args[len(os.Args)-1] {
	case "interceptor":
		return autonats.WithInterceptors(func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call *autonats.Call) (any, error) { return next(ctx, call) }
		})
	case "metrics":
		return autonatsprom.New().Observe()
	case "tracing":
		sampler := trace.ParentBased(trace.TraceIDRatioBased(0.01))
		otel.SetTracerProvider(trace.NewTracerProvider(trace.WithSampler(sampler)))
		return autonatsotel.Tracing()
	default:
		return autonats.WithInterceptors()
	}
}
