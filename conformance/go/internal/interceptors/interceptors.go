// Package interceptors has the interceptors that cases name. conformance/README.md says what they
// do.
package interceptors

import (
	"context"
	"fmt"
	"strings"

	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
)

const trace = "x-trace"

// ByName returns the interceptors of these names.
func ByName(names []string) ([]autonats.Interceptor, error) {
	found := make([]autonats.Interceptor, 0, len(names))
	for _, name := range names {
		if marked, isMark := strings.CutPrefix(name, "mark "); isMark {
			found = append(found, mark(marked))
		} else if one := all[name]; one != nil {
			found = append(found, one)
		} else {
			return nil, fmt.Errorf("no interceptor %s", name)
		}
	}
	return found, nil
}

func mark(name string) autonats.Interceptor {
	return func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			if call.Side == "client" {
				call.Headers.Add(trace, name)
				return next(ctx, call)
			}
			call.ReplyHeaders.Add(trace, name)
			defer func() { call.ReplyHeaders.Add(trace, name+" ends") }()
			return next(ctx, call)
		}
	}
}

// instead creates an interceptor that does not go on.
func instead(do func() (any, error)) autonats.Interceptor {
	return func(autonats.Next) autonats.Next {
		return func(context.Context, autonats.Call) (any, error) { return do() }
	}
}

var all = map[string]autonats.Interceptor{
	"refuse":  instead(func() (any, error) { return nil, autonats.NewError(autonats.CodePermissionDenied, "refused") }),
	"declare": instead(func() (any, error) { return nil, &mesh.NotFound{ID: "intercepted"} }),
	"crash":   instead(func() (any, error) { panic("secret") }),
	"answer":  instead(func() (any, error) { return "intercepted", nil }),
	"twice": func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			if result, err := next(ctx, call); err != nil {
				return result, err
			}
			return next(ctx, call)
		}
	},
	"change": func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			result, err := next(ctx, call)
			if err != nil {
				return nil, err
			}
			return fmt.Sprintf("%v, changed", result), nil
		}
	},
	"mend": func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			result, err := next(ctx, call)
			if err != nil {
				return "mended", nil
			}
			return result, nil
		}
	},
}
