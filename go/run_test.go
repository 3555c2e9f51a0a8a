package autonats_test

import (
	"context"
	"errors"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/codegenv1"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// running starts Run, and returns once all handlers serve.
func running(t *testing.T, ctx context.Context, handlers ...*user.UserHandler) (ended chan error) {
	t.Helper()
	servers := make([]autonats.Server, 0, len(handlers))
	for _, handler := range handlers {
		servers = append(servers, handler)
	}
	ended = make(chan error, 1)
	go func() { ended <- autonats.Run(ctx, servers...) }()
	for _, handler := range handlers {
		eventually(t, "it serves", handler.Ready)
	}
	return ended
}

func TestRunServesUntilItsContextIsDone(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		first := user.NewUserHandler(&users{}, connect())
		second := user.NewUserHandler(&users{}, connect(), autonats.WithPrefix("second"))
		ctx, cancel := context.WithCancel(t.Context())
		ended := running(t, ctx, first, second)
		for _, client := range []*user.UserClient{newClient(connect()), newClient(connect(), autonats.WithPrefix("second"))} {
			if _, err := client.GetById(t.Context(), "1"); err != nil {
				t.Error(err)
			}
		}
		select {
		case err := <-ended:
			t.Fatalf("it has ended: %v", err)
		default:
		}
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("got %v", err)
		}
		for _, handler := range []*user.UserHandler{first, second} {
			select {
			case <-handler.Done():
			default:
				t.Error("a handler goes on")
			}
			if handler.Ready() || handler.Err() != nil || handler.Wait() != nil {
				t.Errorf("ready: %v, err: %v", handler.Ready(), handler.Err())
			}
		}
	})
}

// One that ends by itself ends them all, and Run returns why.
func TestRunReturnsWhyAHandlerEnded(t *testing.T) {
	network := autonatstest.NewNetwork()
	lost := network.Connect()
	logger := autonats.WithLogger(discarded())
	first := user.NewUserHandler(&users{}, network.Connect(), logger)
	second := user.NewUserHandler(&users{}, lost, logger)
	ended := running(t, t.Context(), first, second)
	broken := errors.New("broken")
	lost.CloseBecause(broken)
	err := <-ended
	if !errors.Is(err, broken) || !errors.Is(err, reason.Closed) || second.Err() == nil || first.Err() != nil {
		t.Errorf("got %v; the handlers say %v and %v", err, first.Err(), second.Err())
	}
	<-first.Done()
}

// One that cannot start ends them all.
func TestRunFailsWhereOneCannotStart(t *testing.T) {
	network := autonatstest.NewNetwork()
	first := user.NewUserHandler(&users{}, network.Connect())
	second := user.NewUserHandler(&users{}, network.Connect(), autonats.WithInstance("a.b"))
	err := autonats.Run(t.Context(), first, second)
	expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent)
	<-first.Done()
}

// A shutdown of one handler is not a failure, and ends Run as well.
func TestRunEndsWithAShutdown(t *testing.T) {
	handler := user.NewUserHandler(&users{}, autonatstest.NewNetwork().Connect())
	ended := running(t, t.Context(), handler)
	handler.Shutdown()
	if err := <-ended; err != nil {
		t.Errorf("got %v", err)
	}
}

// A context that is done before the handlers serve is not a failure of the handlers.
func TestRunThatIsNotToStart(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	handler := user.NewUserHandler(&users{}, autonatstest.NewNetwork().Connect())
	if err := autonats.Run(ctx, handler); err != nil {
		t.Errorf("got %v", err)
	}
	<-handler.Done()
}

// Two handlers may be given the same endpoints: neither knows of the other.
func TestTwoHandlersOfTheSameEndpoints(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		g := newGate()
		method := &codegenv1.UnaryMethod[codegenv1.Nothing, codegenv1.Nothing]{
			Name: "Work", Timeout: 5 * time.Second, Concurrency: 1,
			Request: codegenv1.NoParameters, Result: codegenv1.NoResult,
		}
		endpoints := []codegenv1.Endpoint{
			codegenv1.ServeUnary(method, func(ctx context.Context, _ codegenv1.Nothing) (codegenv1.Nothing, error) {
				return codegenv1.Nothing{}, g.pass(ctx)
			}),
		}
		service := &codegenv1.Service{Name: "Work", Subject: "work"}
		results := make(chan error, 2)
		var handlers []*codegenv1.Handler
		for _, prefix := range []string{"first", "second"} {
			handler := codegenv1.NewHandler(connect(), service, endpoints, autonats.WithPrefix(prefix), autonats.WithLogger(discarded()))
			if err := handler.Start(t.Context()); err != nil {
				t.Fatal(err)
			}
			handlers = append(handlers, handler)
			t.Cleanup(handler.Shutdown)
			call := codegenv1.NewUnaryCall(codegenv1.NewCaller(connect(), service, autonats.WithPrefix(prefix)), method)
			go func() { results <- call.Do(t.Context(), codegenv1.Nothing{}) }()
		}
		// Each has a slot of its own.
		eventually(t, "both run", func() bool { return g.running.Load() == 2 })
		close(g.open)
		for range 2 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
		handlers[0].Shutdown()
		if !handlers[1].Ready() {
			t.Error("the shutdown of one has ended the other")
		}
	})
}
