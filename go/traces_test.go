package autonats_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/observe"
)

type placeKey struct{}

// fakeTrace carries some headers, and puts a place into contexts.
type fakeTrace struct {
	place   string
	headers [][2]string
}

func (f *fakeTrace) IDs() observe.TraceIDs { return observe.TraceIDs{} }

func (f *fakeTrace) IsSampled() bool { return false }

func (f *fakeTrace) Headers() []observe.Header {
	var all []observe.Header
	for _, header := range f.headers {
		all = append(all, observe.Header{Name: header[0], Value: header[1]})
	}
	return all
}

func (f *fakeTrace) Within(ctx context.Context) context.Context {
	return context.WithValue(ctx, placeKey{}, f.place)
}

func onStart(trace observe.Trace) autonats.BothOption {
	return autonats.WithObservers(autonats.Observer{
		OnCallStarted:     func(_ context.Context, c *autonats.ObservedCall, _ time.Duration) { c.Trace = trace },
		OnRequestReceived: func(c *autonats.ObservedCall) { c.Trace = &fakeTrace{place: "handler"} },
	})
}

func TestWhatCarriesATraceGoesAlongWithEveryCall(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		received := make(chan []string, 3)
		note := autonats.Observer{OnRequestReceived: func(c *autonats.ObservedCall) {
			var all []string
			for name, value := range c.Headers().All() {
				all = append(all, name+": "+value)
			}
			slices.Sort(all)
			received <- all
		}}
		trace := &fakeTrace{headers: [][2]string{{"trace", "1"}, {"Autonats-Timeout", "1"}, {"no name", "2"}, {"state", " blank"}, {"baggage", ""}}}
		serve(t, connect(), &users{}, autonats.WithObservers(note))
		look := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if got := call.Headers.Get("trace"); got != "1" {
					t.Errorf("an interceptor sees the trace %q", got)
				}
				return next(ctx, call)
			}
		}
		for _, interceptors := range [][]autonats.Interceptor{nil, {look}} {
			client := newClient(connect(), onStart(trace), autonats.WithInterceptors(interceptors...))
			ctx := t.Context()
			if err := client.DeleteAll(ctx); err != nil {
				t.Fatal(err)
			}
			with := client.With(autonats.CallHeaders(autonats.Metadata{"Trace": {"0"}, "from": {"me"}}))
			if err := with.DeleteAll(ctx); err != nil {
				t.Fatal(err)
			}
			with.Touch(ctx, "1")
			for _, want := range [][]string{{"baggage: ", "trace: 1"}, {"baggage: ", "from: me", "trace: 1"}, {"baggage: ", "from: me", "trace: 1"}} {
				if got := <-received; !slices.Equal(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		}
	})
}

func TestWhatACallRunsOfTheUsersRunsInsideItsTrace(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		inside := make(chan string, 4)
		look := func(ctx context.Context, what string) { inside <- fmt.Sprintf("%s in %v", what, ctx.Value(placeKey{})) }
		server := &users{
			deleteAll: func(ctx context.Context) error {
				if call, ok := autonats.CallFrom(ctx); !ok || call.Method != "DeleteAll" {
					t.Errorf("the method's context has the call %v", call)
				}
				look(ctx, "method")
				return nil
			},
			touch: func(ctx context.Context, _ string) { look(ctx, "touch") },
		}
		interceptor := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				look(ctx, "interceptor")
				return next(ctx, call)
			}
		}
		p := startPair(t, connect, server, with{
			client:  []autonats.ClientOption{onStart(&fakeTrace{place: "client"}), autonats.WithInterceptors(interceptor)},
			handler: []autonats.HandlerOption{onStart(nil)},
		})
		if err := p.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.client.Touch(t.Context(), "1")
		for _, want := range []string{"interceptor in client", "method in handler", "interceptor in client", "touch in handler"} {
			if got := <-inside; got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
	})
}

func TestACallWhoseInterceptorPanicsIsSettled(t *testing.T) {
	settled := make(chan error, 1)
	panics := func(autonats.Next) autonats.Next {
		return func(context.Context, autonats.Call) (any, error) { panic("interceptor") }
	}
	observer := autonats.Observer{OnCallSettled: func(_ *autonats.ObservedCall, err error, _ time.Duration) { settled <- err }}
	client := newClient(autonatstest.NewNetwork().Connect(), autonats.WithInterceptors(panics), autonats.WithObservers(observer))
	func() {
		defer func() { _ = recover() }()
		_ = client.DeleteAll(t.Context())
	}()
	if err := <-settled; err == nil {
		t.Error("it is said to have gone well")
	}
}
