package autonats_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// The page docs/testing.md has this code.
func TestPageOnTests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		network := autonatstest.NewNetwork(autonatstest.WithSeed(42))
		server := network.Connect(autonatstest.WithName("users-1"))
		caller := network.Connect(autonatstest.WithName("web"))
		defer server.Close()
		defer caller.Close()
		handler := user.NewUserHandler(&users{}, server)
		if err := handler.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		client := user.NewUserClient(caller)

		network.Faults(
			autonatstest.FaultRule{To: []string{"users-1"}, Subject: "autonats.user.DeleteAll", Drop: 1},
			autonatstest.FaultRule{Delay: autonatstest.DelayRange{Min: time.Millisecond, Max: 20 * time.Millisecond}, Reorder: true},
		)
		err := client.DeleteAll(t.Context())
		if !errors.Is(err, context.DeadlineExceeded) || autonats.OutcomeOf(err) != outcome.Unknown {
			t.Errorf("got %v", err)
		}

		network.Heal()
		server.Kill()
		if _, err := client.GetById(t.Context(), "42"); !errors.Is(err, reason.NoResponders) {
			t.Errorf("got %v", err)
		}
	})
}
