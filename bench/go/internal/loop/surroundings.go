package loop

import (
	"context"
	"os"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsotel"
	"github.com/zyra/autonats/go/autonatsprom"
)

// Surroundings returns the option for what is to be around calls, by the word after the address:
// an interceptor that does nothing, metrics, or tracing that samples one call in a hundred and
// exports nothing, or only what the SDK does for its spans. Without a word it is nothing.
func Surroundings() autonats.BothOption {
	switch os.Args[len(os.Args)-1] {
	case "interceptor":
		return autonats.WithInterceptors(func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call *autonats.Call) (any, error) { return next(ctx, call) }
		})
	case "metrics":
		return autonatsprom.New().Observe()
	case "tracing":
		registerSDK()
		return autonatsotel.Tracing()
	case "spans":
		registerSDK()
		return makeSpans()
	default:
		return autonats.WithInterceptors()
	}
}
