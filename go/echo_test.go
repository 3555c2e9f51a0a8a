package autonats_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/reason"
)

// A server answers, and delivers nothing to one connection.
func TestConnectionThatHearsNothingIsLeft(t *testing.T) {
	for _, test := range []struct {
		name   string
		rule   autonatstest.FaultRule
		want   []string
		reason autonats.Reason
	}{
		{"nothing comes", autonatstest.FaultRule{To: []string{"client"}, Drop: 1}, []string{"down", "up"}, reason.Disconnected},
		{"nobody answers", autonatstest.FaultRule{From: []string{"handler"}, Drop: 1}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				network := autonatstest.NewNetwork()
				handlers, clients := network.Connect(autonatstest.WithName("handler")), network.Connect(autonatstest.WithName("client"))
				hang := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
				handler := serve(t, handlers, &users{deleteAll: hang})
				var mu sync.Mutex
				var states []string
				client := newClient(clients, autonats.WithObservers(autonats.Observer{OnConnectionChanged: func(state string, _ observe.Connection) {
					mu.Lock()
					defer mu.Unlock()
					states = append(states, state)
				}}))
				done := make(chan error)
				go func() { done <- client.With(autonats.CallTimeout(30 * time.Second)).DeleteAll(t.Context()) }()
				time.Sleep(10 * time.Second)
				network.Faults(test.rule)
				if failure := failureOf(t, <-done); failure.Reason != test.reason {
					t.Errorf("the call fails with %v, want %q", failure, test.reason)
				}
				synctest.Wait()
				mu.Lock()
				if !slices.Equal(states, test.want) {
					t.Errorf("the connection was %v, want %v", states, test.want)
				}
				mu.Unlock()
				network.Faults()
				handler.Shutdown()
				clients.Close()
				handlers.Close()
			})
		})
	}
}
