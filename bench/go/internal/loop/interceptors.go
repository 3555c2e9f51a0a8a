package loop

import (
	"context"
	"os"

	autonats "github.com/zyra/autonats/go"
)

// Interceptors returns an option with one interceptor that does nothing, where the program was
// started with the word after the address; else one with none.
func Interceptors() autonats.BothOption {
	if len(os.Args) < 3 || os.Args[2] != "interceptor" {
		return autonats.WithInterceptors()
	}
	return autonats.WithInterceptors(func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call *autonats.Call) (any, error) { return next(ctx, call) }
	})
}
