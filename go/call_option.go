package autonats

import (
	"context"
	"time"
)

type callOptionsKey struct{}

// callOptions is what a caller says about its calls by way of a context.
type callOptions struct {
	timeout  time.Duration
	instance string
}

// CallTimeout gives a context under which a call has this much time, instead of what the client or the method sets. The context's own deadline still holds.
// At or below zero a call is not sent; more than five minutes count only where the method's own time is longer.
func CallTimeout(ctx context.Context, timeout time.Duration) context.Context {
	options := callOptionsOf(ctx)
	if timeout <= 0 {
		// 0 stands for no word about it.
		timeout = -1
	}
	options.timeout = timeout
	return context.WithValue(ctx, callOptionsKey{}, &options)
}

// CallInstance gives a context under which calls go to one instance of a handler, by the id that it has in the service API. It holds for all calls under it,
// and so is best given to each by itself.
func CallInstance(ctx context.Context, id string) context.Context {
	options := callOptionsOf(ctx)
	options.instance = id
	return context.WithValue(ctx, callOptionsKey{}, &options)
}

func callOptionsOf(ctx context.Context) callOptions {
	if options, ok := ctx.Value(callOptionsKey{}).(*callOptions); ok {
		return *options
	}
	return callOptions{}
}
