package autonats_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
)

// failing returns an interceptor that does something instead of the call.
func failing(instead func(ctx context.Context, call autonats.Call) (any, error)) autonats.Interceptor {
	return func(autonats.Next) autonats.Next { return instead }
}

// handing returns an interceptor that changes what it hands on.
func handing(change func(ctx context.Context, call *autonats.Call) context.Context) autonats.Interceptor {
	return func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			ctx = change(ctx, &call)
			return next(ctx, call)
		}
	}
}

var errMine = errors.New("mine")

func TestInterceptorFailsAtTheClient(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		serve(t, connect(), &users{})
		calling := func(interceptor autonats.Interceptor) error {
			_, err := newClient(connect(), onClient(interceptor)...).With(autonats.CallTimeout(50*time.Millisecond)).GetById(t.Context(), "1")
			return err
		}
		// Its error is the caller's as it is.
		if err := calling(failing(func(context.Context, autonats.Call) (any, error) { return nil, errMine })); err != errMine {
			t.Errorf("got %v", err)
		}
		// One that waits can see when the call is over.
		err := calling(failing(func(ctx context.Context, _ autonats.Call) (any, error) { <-ctx.Done(); return nil, ctx.Err() }))
		if autonats.CodeOf(err) != autonats.CodeDeadlineExceeded {
			t.Errorf("got %v", err)
		}
		for what, interceptor := range map[string]autonats.Interceptor{
			"a result of the type int":                   failing(func(context.Context, autonats.Call) (any, error) { return 7, nil }),
			"a request of the type int":                  handing(func(ctx context.Context, c *autonats.Call) context.Context { c.Request = 7; return ctx }),
			"a context that is not made from the call's": handing(func(context.Context, *autonats.Call) context.Context { return context.Background() }),
			"INVALID_ARGUMENT: ":                         handing(func(ctx context.Context, c *autonats.Call) context.Context { c.Headers.Set("a", "ä"); return ctx }),
			"INVALID_ARGUMENT: the argument id is not UTF": handing(func(ctx context.Context, c *autonats.Call) context.Context {
				c.Request = withID(c.Request, "\xff")
				return ctx
			}),
		} {
			if err := calling(interceptor); err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(what, "INVALID_ARGUMENT: the argument ")) {
				t.Errorf("got %v, want %s", err, what)
			}
		}
	})
}

// The caller of a handler whose interceptors fail is told what it would be told of the method.
func TestInterceptorFailsInTheHandler(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		for what, interceptor := range map[string]autonats.Interceptor{
			"mine":           failing(func(context.Context, autonats.Call) (any, error) { return nil, errMine }),
			"panicked: boom": failing(func(context.Context, autonats.Call) (any, error) { panic("boom") }),
			"a result of":    failing(func(context.Context, autonats.Call) (any, error) { return 7, nil }),
			"a request of":   handing(func(ctx context.Context, c *autonats.Call) context.Context { c.Request = 7; return ctx }),
			"a context that": handing(func(context.Context, *autonats.Call) context.Context { return context.Background() }),
		} {
			t.Run(what, func(t *testing.T) {
				logger, written := capturedLog()
				handler := append(onHandler(interceptor), autonats.WithLogger(logger), autonats.WithPrefix(strings.Map(letter, what)))
				serve(t, connect(), &users{}, handler...)
				client := newClient(connect(), autonats.WithPrefix(strings.Map(letter, what)))
				// More often than there are slots: none may be lost.
				for range 6 {
					_, err := client.GetById(t.Context(), "1")
					failure := expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
					if text := written.String(); !strings.Contains(text, what) || !strings.Contains(text, failure.Reference) {
						t.Fatalf("the log says %s", text)
					}
				}
			})
		}
	})
}

func letter(r rune) rune {
	if r < 'a' || r > 'z' {
		return -1
	}
	return r
}

// An interceptor's own Error reaches the caller as a method's would.
func TestInterceptorRefuses(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		refuse := failing(func(context.Context, autonats.Call) (any, error) {
			return nil, autonats.NewError(autonats.CodeUnauthenticated, "sign in")
		})
		p := startPair(t, connect, &users{}, with{handler: onHandler(refuse)})
		failure := expectFailure(t, p.client.DeleteAll(t.Context()), autonats.CodeUnauthenticated, "", outcome.Completed)
		if failure.Message != "sign in" {
			t.Errorf("got %q", failure.Message)
		}
	})
}

// A one-way call that an interceptor does not let go on is logged, and not sent.
func TestInterceptorOfOneWayCalls(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		touched := make(chan string, 10)
		logger, written := capturedLog()
		var refused, handled bool
		stop := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if refused {
					return nil, errMine
				}
				call.Request = withID(call.Request, "changed")
				return next(ctx, call)
			}
		}
		watch := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				handled = true
				return next(ctx, call)
			}
		}
		p := startPair(t, connect, &users{touch: func(_ context.Context, id string) { touched <- id }}, with{
			client: append(onClient(stop), autonats.WithLogger(logger)), handler: onHandler(watch),
		})
		p.client.Touch(t.Context(), "1")
		if id := <-touched; id != "changed" || !handled {
			t.Errorf("got %q, and the handler's interceptor ran: %v", id, handled)
		}
		refused = true
		p.client.Touch(t.Context(), "2")
		if !strings.Contains(written.String(), "mine") {
			t.Errorf("the log says %s", written)
		}
		if len(touched) > 0 {
			t.Error("it was sent")
		}
	})
}
