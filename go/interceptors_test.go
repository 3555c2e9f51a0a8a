package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// The first of a list is the outermost, on both ends, and the method is in the middle.
func TestInterceptorsAreAnOnion(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		var mu sync.Mutex
		var order []string
		note := func(what string) {
			mu.Lock()
			defer mu.Unlock()
			order = append(order, what)
		}
		noting := func(name string) autonats.Interceptor {
			return func(next autonats.Next) autonats.Next {
				return func(ctx context.Context, call autonats.Call) (any, error) {
					note(name + " in")
					defer note(name + " out")
					return next(ctx, call)
				}
			}
		}
		server := &users{deleteAll: func(context.Context) error { note("method"); return nil }}
		p := startPair(t, connect, server, with{
			client:  append(onClient(noting("client 1")), onClient(noting("client 2"))...),
			handler: onHandler(noting("handler 1"), noting("handler 2")),
		})
		if err := p.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := "client 1 in,client 2 in,handler 1 in,handler 2 in,method,handler 2 out,handler 1 out,client 2 out,client 1 out"
		if got := strings.Join(order, ","); got != want {
			t.Errorf("the order is %s", got)
		}
	})
}

// A handler asks for a token in the metadata, and says no with an error that the method declares.
func TestInterceptorAuthenticates(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		authenticate := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if call.Headers.Get("authorization") != "Bearer good" {
					return nil, &user.NotFound{ID: "anything"}
				}
				return next(ctx, call)
			}
		}
		signIn := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				call.Headers.Set("Authorization", "Bearer good")
				return next(ctx, call)
			}
		}
		p := startPair(t, connect, &users{}, with{client: onClient(signIn), handler: onHandler(authenticate)})
		if found, err := p.client.GetById(t.Context(), "1"); err != nil || found.ID != "1" {
			t.Errorf("got %v, %v", found, err)
		}
		_, err := newClient(connect()).GetById(t.Context(), "1")
		var notFound *user.NotFound
		if !errors.As(err, &notFound) || notFound.ID != "anything" {
			t.Errorf("got %v", err)
		}
		// GetAll does not declare it.
		_, err = newClient(connect()).GetAll(t.Context(), nil)
		expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
	})
}

// withID returns a request with another id. Interceptors do not know the requests of each method by
// their types.
func withID(request any, id string) any {
	changed := reflect.New(reflect.TypeOf(request)).Elem()
	changed.Set(reflect.ValueOf(request))
	changed.FieldByName("ID").SetString(id)
	return changed.Interface()
}

// A cache answers without a call, and an interceptor may change what it hands on.
func TestInterceptorCaches(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		var kept sync.Map
		remember := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if result, found := kept.Load(call.Request); found {
					return result, nil
				}
				result, err := next(ctx, call)
				if err == nil {
					kept.Store(call.Request, result)
				}
				return result, err
			}
		}
		add := func(suffix string) autonats.Interceptor {
			return func(next autonats.Next) autonats.Next {
				return func(ctx context.Context, call autonats.Call) (any, error) {
					call.Request = withID(call.Request, reflect.ValueOf(call.Request).FieldByName("ID").String()+suffix)
					return next(ctx, call)
				}
			}
		}
		var asked atomic.Int32
		server := &users{getById: func(_ context.Context, id string) (*user.User, error) {
			asked.Add(1)
			return newUser(id), nil
		}}
		p := startPair(t, connect, server, with{client: onClient(remember, add("-client")), handler: onHandler(add("-handler"))})
		for range 3 {
			if found, err := p.client.GetById(t.Context(), "a"); err != nil || found.ID != "a-client-handler" {
				t.Fatalf("got %+v, %v", found, err)
			}
		}
		if asked.Load() != 1 {
			t.Errorf("the method ran %d times", asked.Load())
		}
	})
}

// What an interceptor changes is what it hands on, and not what those around it hand on again.
func TestInterceptorChangesNothingAroundIt(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		add := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				call.Request = withID(call.Request, reflect.ValueOf(call.Request).FieldByName("ID").String()+"x")
				return next(ctx, call)
			}
		}
		twice := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				_, _ = next(ctx, call)
				return next(ctx, call)
			}
		}
		p := startPair(t, connect, &users{}, with{client: onClient(twice, add), handler: onHandler(twice, add)})
		if found, err := p.client.GetById(t.Context(), "a"); err != nil || found.ID != "axx" {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}

// retry is what a user writes to have calls made again.
func retry(next autonats.Next) autonats.Next {
	return func(ctx context.Context, call autonats.Call) (any, error) {
		for {
			result, err := next(ctx, call)
			if err == nil || call.Attempt >= 5 || !autonats.IsSafeToRetry(err, call.Idempotent) {
				return result, err
			}
		}
	}
}

func TestInterceptorRetries(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		attempts := make(chan int, 10)
		count := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				result, err := next(ctx, call)
				attempts <- call.Attempt
				return result, err
			}
		}
		client := newClient(connect(), onClient(retry, count)...)
		_, err := client.GetById(t.Context(), "1")
		expectFailure(t, err, autonats.CodeUnavailable, reason.NoResponders, outcome.NotDelivered)
		for want := 1; want <= 5; want++ {
			if got := <-attempts; got != want {
				t.Errorf("got attempt %d, want %d", got, want)
			}
		}
		// What ran is not run again, where the method is not idempotent or the failure would stay.
		serve(t, connect(), &users{})
		_, err = client.GetById(t.Context(), "nobody")
		expectFailure(t, err, autonats.CodeNotFound, "", outcome.Completed)
		if len(attempts) != 1 {
			t.Errorf("made %d attempts", len(attempts))
		}
	})
}

// Each call of next is a request of its own, at the handler a run of the method.
func TestInterceptorCallsNextTwice(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		twice := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if _, err := next(ctx, call); err != nil {
					return nil, err
				}
				return next(ctx, call)
			}
		}
		var runs atomic.Int32
		server := &users{getById: func(_ context.Context, id string) (*user.User, error) {
			return newUser(fmt.Sprintf("%s-%d", id, runs.Add(1))), nil
		}}
		p := startPair(t, connect, server, with{client: onClient(twice), handler: onHandler(twice)})
		if found, err := p.client.GetById(t.Context(), "1"); err != nil || found.ID != "1-4" {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}

// What an interceptor sees is what the call is.
func TestInterceptorSeesTheCall(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		seen := make(chan string, 4)
		look := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				started := time.Now()
				result, err := next(ctx, call)
				deadline, has := ctx.Deadline()
				if took := time.Since(started); took < 0 || !has || deadline.After(started.Add(6*time.Second)) {
					t.Errorf("it took %v, and its deadline is %v", took, deadline)
				}
				seen <- fmt.Sprint(call.Side, call.Service, call.Method, call.Kind, call.Idempotent, call.Attempt, call.Instance, call.Request)
				return result, err
			}
		}
		p := startPair(t, connect, &users{}, with{
			client:  onClient(look),
			handler: append(onHandler(look), autonats.WithInstance("one")),
		})
		if _, err := p.client.With(autonats.CallInstance("one")).GetById(t.Context(), "7"); err != nil {
			t.Fatal(err)
		}
		p.client.Touch(t.Context(), "8")
		var got []string
		for range 4 {
			got = append(got, <-seen)
		}
		slices.Sort(got)
		want := []string{
			fmt.Sprint("client", "User", "GetById", "unary", true, 1, "one", "{7}"),
			fmt.Sprint("client", "User", "Touch", "oneWay", false, 1, "", "{8}"),
			fmt.Sprint("handler", "User", "GetById", "unary", true, 1, "one", "{7}"),
			fmt.Sprint("handler", "User", "Touch", "oneWay", false, 1, "one", "{8}"),
		}
		if !slices.Equal(got, want) {
			t.Errorf("saw %q, want %q", got, want)
		}
	})
}

// Values of the context go from caller to interceptor, and from interceptor to method.
func TestInterceptorAndContextValues(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		type key struct{}
		outgoing := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				call.Headers.Set("user", ctx.Value(key{}).(string))
				return next(ctx, call)
			}
		}
		incoming := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				return next(context.WithValue(ctx, key{}, call.Headers.Get("user")), call)
			}
		}
		server := &users{getById: func(ctx context.Context, _ string) (*user.User, error) {
			return newUser(ctx.Value(key{}).(string)), nil
		}}
		p := startPair(t, connect, server, with{client: onClient(outgoing), handler: onHandler(incoming)})
		found, err := p.client.GetById(context.WithValue(t.Context(), key{}, "ann"), "1")
		if err != nil || found.ID != "ann" {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}
