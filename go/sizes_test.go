package autonats_test

import (
	"context"
	"strings"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

func TestSizes(t *testing.T) {
	s := startServer(t, "max_payload: 10000")
	handler := serve(t, s.connect(), &users{getById: func(_ context.Context, id string) (*user.User, error) {
		found := newUser("1")
		if id == "large" {
			found.Name = strings.Repeat("x", 20_000)
		}
		return found, nil
	}})
	nc := s.connect()
	client := newClient(nc)
	fits := strings.Repeat("x", 10_000-len(`{"id":""}`))
	t.Run("a request that just fits", func(t *testing.T) {
		if _, err := client.GetById(t.Context(), fits); err != nil {
			t.Error(err)
		}
	})
	t.Run("a request that does not", func(t *testing.T) {
		_, err := client.GetById(t.Context(), fits+"x")
		expectFailure(t, err, autonats.CodeResourceExhausted, reason.TooLarge, outcome.NotSent)
	})
	t.Run("a request that does not because of its header", func(t *testing.T) {
		_, err := client.With(autonats.CallTimeout(1e9)).GetById(t.Context(), fits)
		expectFailure(t, err, autonats.CodeResourceExhausted, reason.TooLarge, outcome.NotSent)
	})
	t.Run("a reply that does not", func(t *testing.T) {
		_, err := client.GetById(t.Context(), "large")
		expectFailure(t, err, autonats.CodeResourceExhausted, reason.TooLarge, outcome.Failed)
		stats := serviceStats(t, nc, handler.Instance()).Endpoints[0]
		if stats.NumErrors != 1 || !strings.HasPrefix(stats.LastError, "RESOURCE_EXHAUSTED") {
			t.Errorf("got %+v", stats)
		}
	})
}
