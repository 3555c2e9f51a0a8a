package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

func TestShutdownWaits(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass})
	results := make(chan error, 8)
	for range 8 {
		go func() { results <- m.client.DeleteAll(t.Context()) }()
	}
	eventually(t, "five run and three wait", func() bool { return m.handlerRequests("DeleteAll") == 8 })
	var down atomic.Bool
	go func() {
		m.handler.Shutdown()
		down.Store(true)
	}()
	eventually(t, "nobody takes new calls", func() bool {
		_, err := m.client.GetById(t.Context(), "1")
		return err != nil && failureOf(t, err).Reason == reason.NoResponders
	})
	if down.Load() {
		t.Error("the shutdown did not wait")
	}
	close(g.open)
	for range 8 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	<-m.handler.Done()
	// The connection stays open, and nothing is left on it.
	m.handler.Shutdown()
	if !m.serving.IsConnected() {
		t.Error("the connection was closed")
	}
	eventually(t, "all subscriptions are gone", func() bool { return m.serving.NumSubscriptions() == 0 })
}

func TestShutdownGivesUp(t *testing.T) {
	s := startServer(t)
	stopped := make(chan error, 5)
	started := make(chan struct{}, 5)
	handler := serve(t, s.connect(), &users{deleteAll: func(ctx context.Context) error {
		started <- struct{}{}
		err := untilStopped(ctx)
		stopped <- err
		return err
	}}, autonats.WithDrainTimeout(50*time.Millisecond))
	caller := s.connect()
	client := newClient(caller)
	results := make(chan error, 7)
	for range 7 {
		go func() { results <- client.DeleteAll(t.Context()) }()
	}
	for range 5 {
		<-started
	}
	eventually(t, "all calls were sent", func() bool { return caller.Stats().OutMsgs >= 7 })
	if err := caller.Flush(); err != nil {
		t.Fatal(err)
	}
	handler.Shutdown()
	// Five ran and two waited; only of those that waited it is known that they did not start.
	outcomes := map[autonats.Outcome]int{}
	for range 7 {
		var failure *autonats.Error
		if err := <-results; !errors.As(err, &failure) || failure.Code != autonats.CodeUnavailable {
			t.Fatalf("got %v, want UNAVAILABLE", err)
		}
		if (failure.Reason == reason.Draining) != (failure.Outcome == outcome.Rejected) {
			t.Errorf("reason %q with outcome %v", failure.Reason, failure.Outcome)
		}
		outcomes[failure.Outcome]++
	}
	if outcomes[outcome.Failed] != 5 || outcomes[outcome.Rejected] != 2 {
		t.Errorf("outcomes %v", outcomes)
	}
	for range 5 {
		if err := <-stopped; err != context.Canceled {
			t.Errorf("the method saw %v", err)
		}
	}
}

// A method that does not listen does not hold the shutdown up for ever.
func TestShutdownLeavesBehindWhatDoesNotEnd(t *testing.T) {
	s := startServer(t)
	g := newGate()
	defer close(g.open)
	handler := serve(t, s.connect(), &users{deleteAll: g.pass}, autonats.WithDrainTimeout(20*time.Millisecond))
	client := newClient(s.connect())
	result := make(chan error, 1)
	go func() { result <- client.DeleteAll(t.Context()) }()
	eventually(t, "it runs", func() bool { return g.running.Load() == 1 })
	handler.Shutdown()
	expectFailure(t, <-result, autonats.CodeUnavailable, "", outcome.Failed)
}

func TestRunEndsWithItsContext(t *testing.T) {
	s := startServer(t)
	type key struct{}
	seen := make(chan any, 1)
	ctx, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "value"))
	handler := user.NewUserHandler(&users{deleteAll: func(ctx context.Context) error {
		seen <- ctx.Value(key{})
		return ctx.Err()
	}}, s.connect())
	if err := handler.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if err := newClient(s.connect()).DeleteAll(t.Context()); err != nil || <-seen != "value" {
		t.Errorf("%v, or the value of the context is not there", err)
	}
	cancel()
	select {
	case <-handler.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the handler goes on")
	}
}

func TestRunTwice(t *testing.T) {
	s := startServer(t)
	handler := serve(t, s.connect(), &users{})
	expectFailure(t, handler.Run(t.Context()), autonats.CodeFailedPrecondition, "", outcome.NotSent)
	handler.Shutdown()
	expectFailure(t, handler.Run(t.Context()), autonats.CodeFailedPrecondition, "", outcome.NotSent)
}

func TestShutdownBeforeRun(t *testing.T) {
	s := startServer(t)
	handler := user.NewUserHandler(&users{}, s.connect())
	handler.Shutdown()
	<-handler.Done()
	expectFailure(t, handler.Run(t.Context()), autonats.CodeFailedPrecondition, "", outcome.NotSent)
}

func TestRunWithBadSettings(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	for name, option := range map[string]autonats.HandlerOption{
		"prefix":                 autonats.WithPrefix("a..b"),
		"prefix with a wildcard": autonats.WithPrefix("*"),
		"queue group":            autonats.WithQueueGroup("a b\r\nPUB x 0"),
		"instance":               autonats.WithInstance("a.b"),
		"reply prefix":           autonats.WithReplyPrefix(">"),
		"empty reply prefix":     autonats.WithReplyPrefix(""),
		"drain timeout":          autonats.WithDrainTimeout(-1),
	} {
		t.Run(name, func(t *testing.T) {
			handler := user.NewUserHandler(&users{}, nc, option)
			expectFailure(t, handler.Run(t.Context()), autonats.CodeInvalidArgument, "", outcome.NotSent)
			handler.Shutdown()
		})
	}
	expectFailure(t, user.NewUserHandler(&users{}, nil).Run(t.Context()), autonats.CodeInvalidArgument, "", outcome.NotSent)
}

func TestRunWithoutConnection(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	s.kill()
	eventually(t, "the connection is down", func() bool { return !nc.IsConnected() })
	handler := user.NewUserHandler(&users{}, nc)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	expectFailure(t, handler.Run(ctx), autonats.CodeUnavailable, reason.Disconnected, outcome.NotSent)
	// It can be tried again, and waits for the connection.
	up := make(chan error, 1)
	go func() { up <- handler.Run(t.Context()) }()
	s.start()
	if err := <-up; err != nil {
		t.Fatal(err)
	}
	if _, err := newClient(s.connect()).GetById(t.Context(), "1"); err != nil {
		t.Error(err)
	}
	handler.Shutdown()
	nc.Close()
	expectFailure(t, user.NewUserHandler(&users{}, nc).Run(t.Context()), autonats.CodeUnavailable, reason.Closed, outcome.NotSent)
}

// Instances come and go while calls are made, and none fails.
func TestRollingRestart(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	client := newClient(s.connect())
	current := serve(t, nc, &users{})
	done := make(chan struct{})
	var calls atomic.Int64
	var callers sync.WaitGroup
	for i := range 4 {
		callers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				id := fmt.Sprintf("%d-%d", i, n)
				found, err := client.GetById(context.Background(), id)
				if err != nil || found.ID != id {
					t.Errorf("got %v, %v", found, err)
					return
				}
				calls.Add(1)
			}
		})
	}
	for range 20 {
		next := serve(t, nc, &users{})
		before := calls.Load()
		current.Shutdown()
		current = next
		eventually(t, "calls go on", func() bool { return calls.Load() > before+20 || t.Failed() })
	}
	close(done)
	callers.Wait()
}

// Handlers of one group share the calls; each group gets every one.
func TestQueueGroups(t *testing.T) {
	s := startServer(t)
	var first, second, other atomic.Int32
	count := func(n *atomic.Int32) *users {
		return &users{touch: func(context.Context, string) { n.Add(1) }}
	}
	serve(t, s.connect(), count(&first))
	serve(t, s.connect(), count(&second))
	serve(t, s.connect(), count(&other), autonats.WithQueueGroup("audit"))
	client := newClient(s.connect())
	sent := int32(0)
	eventually(t, "both have something", func() bool {
		client.Touch(t.Context(), "1")
		sent++
		eventually(t, "it has arrived", func() bool { return first.Load()+second.Load() == sent && other.Load() == sent })
		return first.Load() > 0 && second.Load() > 0
	})
}

// Answers that wait for a connection which is closed for good meanwhile hold up nobody.
func TestShutdownWithHeldAnswersWhenClosed(t *testing.T) {
	s := startServer(t)
	g := newGate()
	nc := s.connect(nats.CustomReconnectDelay(func(int) time.Duration { return time.Hour }))
	handler := serve(t, nc, &users{deleteAll: g.pass}, autonats.WithDrainTimeout(time.Hour))
	go func() { _ = newClient(s.connect()).With(autonats.CallTimeout(5 * time.Minute)).DeleteAll(t.Context()) }()
	eventually(t, "it runs", func() bool { return g.running.Load() == 1 })
	s.kill()
	eventually(t, "the handler is cut off", func() bool { return !nc.IsConnected() })
	ended := make(chan struct{})
	go func() {
		handler.Shutdown()
		close(ended)
	}()
	close(g.open)
	eventually(t, "it has ended", func() bool { return g.running.Load() == 0 })
	nc.Close()
	eventually(t, "the shutdown is over", func() bool {
		select {
		case <-ended:
			return true
		default:
			return false
		}
	})
}
