package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/reason"
	"github.com/zyra/autonats/go/resilience"
)

// threeUsers are three instances of a service, and what observers were told of them.
type threeUsers struct {
	handlers []*user.UserHandler
	client   *user.UserClient

	mu      sync.Mutex
	changes []string
}

func serveThree(t *testing.T, getByID func(index int) error, options ...autonats.HandlerOption) *threeUsers {
	t.Helper()
	server := startServer(t)
	three := &threeUsers{}
	for i := range 3 {
		observer := autonats.Observer{OnHandlerChanged: func(state observe.HandlerState, handler observe.Handler) {
			three.mu.Lock()
			defer three.mu.Unlock()
			three.changes = append(three.changes, handler.Instance()+" "+string(state))
		}}
		served := &users{getById: func(context.Context, string) (*user.User, error) { return newUser("1"), getByID(i) }}
		all := append([]autonats.HandlerOption{autonats.WithInstance(fmt.Sprintf("user-%d", i)), autonats.WithObservers(observer)}, options...)
		three.handlers = append(three.handlers, serve(t, server.connect(), served, all...))
	}
	// By way of the group, which is what instances leave: a client that chooses would soon avoid the
	// one that fails.
	three.client = newClient(server.connect(), resilience.Throttle(false), resilience.Retry{Attempts: 1}, resilience.Balance(false))
	return three
}

// call returns how many calls fail, of so many that it makes at once.
func (u *threeUsers) call(t *testing.T, count int) int {
	var failed atomic.Int64
	var all sync.WaitGroup
	for range count {
		all.Go(func() {
			if _, err := u.client.GetById(t.Context(), "1"); err != nil {
				failed.Add(1)
			}
		})
	}
	all.Wait()
	return int(failed.Load())
}

func (u *threeUsers) told() string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return strings.Join(u.changes, ", ")
}

func TestInstanceLeavesItsGroupAndComesBack(t *testing.T) {
	var isMended atomic.Bool
	three := serveThree(t, func(index int) error {
		if index == 1 && !isMended.Load() {
			panic("broken")
		}
		return nil
	})
	eventually(t, "it has left", func() bool {
		three.call(t, 10)
		return strings.Contains(three.told(), "ejected")
	})
	if want := "user-1 leaving, user-1 ejected"; three.told() != want {
		t.Fatalf("told %s, want %s", three.told(), want)
	}
	for i, handler := range three.handlers {
		if handler.Ready() != (i != 1) {
			t.Errorf("handler %d is ready: %v", i, handler.Ready())
		}
	}
	eventually(t, "nothing reaches it", func() bool { return three.call(t, 30) == 0 })
	direct := three.client.With(autonats.CallInstance("user-1"))
	eventually(t, "it cannot be called directly", func() bool {
		_, err := direct.GetById(t.Context(), "1")
		return err != nil && failureOf(t, err).Reason == reason.NoResponders
	})
	isMended.Store(true)
	eventually(t, "it is back", func() bool {
		three.call(t, 3)
		return strings.HasSuffix(three.told(), "user-1 probing, user-1 serving")
	})
	if failed := three.call(t, 30); failed != 0 || !three.handlers[1].Ready() {
		t.Errorf("%d calls failed", failed)
	}
}

func TestAtMostAThirdOfTheGroupLeaves(t *testing.T) {
	three := serveThree(t, func(int) error { return errors.New("broken") })
	eventually(t, "all have decided", func() bool {
		three.call(t, 20)
		told := three.told()
		for i := range 3 {
			if !strings.Contains(told, fmt.Sprintf("user-%d ejected", i)) && !strings.Contains(told, fmt.Sprintf("user-%d serving", i)) {
				return false
			}
		}
		return true
	})
	out := 0
	for _, handler := range three.handlers {
		if !handler.Ready() {
			out++
		}
	}
	if out > 1 {
		t.Errorf("%d of 3 are out: %s", out, three.told())
	}
}

func TestInstanceStaysInItsGroup(t *testing.T) {
	for _, test := range []struct {
		name    string
		err     error
		options []autonats.HandlerOption
	}{
		{"as what it needs is not available", autonats.NewError(autonats.CodeUnavailable, "no database"), nil},
		{"as its errors are answers", autonats.NewError(autonats.CodeNotFound, "no user"), nil},
		{"as its options say so", errors.New("broken"), []autonats.HandlerOption{resilience.SelfEjection(false)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			three := serveThree(t, func(int) error { return test.err }, test.options...)
			for range 10 {
				if failed := three.call(t, 12); failed != 12 {
					t.Fatalf("%d calls failed, want 12", failed)
				}
			}
			if told := three.told(); told != "" {
				t.Errorf("told %s", told)
			}
		})
	}
}

func TestHungMethodsAreFaults(t *testing.T) {
	three := serveThree(t, func(index int) error {
		if index == 0 {
			time.Sleep(100 * time.Millisecond)
		}
		return nil
	}, autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Timeout: 20 * time.Millisecond, Concurrency: 100}}))
	eventually(t, "it has left", func() bool {
		three.call(t, 12)
		return three.told() == "user-0 leaving, user-0 ejected"
	})
}
