package autonats_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/resilience"
)

// What the server had sent before a handler was told to stop may come after it has waited long
// enough.
func TestShutdownOverAFrozenConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		network := autonatstest.NewNetwork()
		server, caller := network.Connect(), network.Connect()
		defer server.Close()
		defer caller.Close()
		starts := 0
		handler := user.NewUserHandler(&users{deleteAll: func(context.Context) error { starts++; return nil }},
			server, autonats.WithDrainTimeout(time.Second))
		if err := handler.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		server.Freeze()
		answered := make(chan error)
		go func() { answered <- user.NewUserClient(caller, resilience.Retry{Attempts: 1}).DeleteAll(t.Context()) }()
		synctest.Wait()
		// The shutdown waits for one second, and another two for the last answers.
		time.AfterFunc(1500*time.Millisecond, server.Thaw)
		handler.Shutdown()
		err := <-answered
		if starts != 0 {
			t.Error("a handler that was shut down has started a call")
		}
		if outcome := autonats.OutcomeOf(err); autonats.CodeOf(err) != autonats.CodeUnavailable || outcome != "REJECTED" {
			t.Errorf("got %v, %s", err, outcome)
		}
	})
}
