package loop

import (
	"context"
	"os"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsotel"
	"github.com/zyra/autonats/go/autonatsprom"
	"github.com/zyra/autonats/go/resilience"
)

// ClientOptions returns the options of the client, by the word after the address: `plain` switches
// off what is on by default and serves the bad day.
func ClientOptions() []autonats.ClientOption {
	if word() == "plain" {
		return []autonats.ClientOption{
			resilience.Balance(false), resilience.Throttle(false), resilience.Retry{Attempts: 1},
		}
	}
	return []autonats.ClientOption{surroundings()}
}

// HandlerOptions returns the options of the handler, by the same word.
func HandlerOptions() []autonats.HandlerOption {
	if word() == "plain" {
		return []autonats.HandlerOption{resilience.SelfEjection(false)}
	}
	return []autonats.HandlerOption{surroundings()}
}

func word() string { return os.Args[len(os.Args)-1] }

// surroundings returns the option for what is to be around calls: an interceptor that does nothing,
// metrics, or tracing that samples one call in a hundred and exports nothing, or only what the SDK
// does for its spans, or only its header. Without a word it is nothing.
func surroundings() autonats.BothOption {
	switch word() {
	case "interceptor":
		return autonats.WithInterceptors(func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) { return next(ctx, call) }
		})
	case "metrics":
		return autonatsprom.New().Observe()
	case "tracing":
		registerSDK()
		return autonatsotel.Tracing()
	case "spans":
		registerSDK()
		return makeSpans()
	case "header":
		return sendHeader()
	default:
		return autonats.WithInterceptors()
	}
}
