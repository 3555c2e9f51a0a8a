package autonats_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
)

// startServerWithUsers starts a server with users that may do little.
func startServerWithUsers(t testing.TB) *natsServer {
	t.Helper()
	return startServer(t, `
		authorization {
			users = [
				{ user: all, password: p }
				{ user: caller, password: p, permissions: { publish: ["autonats.user.GetAll", "autonats.user.cancel"], subscribe: ["_INBOX.>"] } }
				{ user: silenced, password: p, permissions: { publish: ["autonats.>"], subscribe: ["other"] } }
				{ user: own, password: p, permissions: { publish: ["autonats.>"], subscribe: ["mine.>"] } }
				{ user: mute, password: p, permissions: { subscribe: ["autonats.>", "$SRV.>", "_INBOX.>"], publish: ["$SRV.>"] } }
				{ user: half, password: p, permissions: { subscribe: ["autonats.user.GetById", "$SRV.>"] } }
			]
		}`)
}

func (s *natsServer) connectAs(name string, options ...nats.Option) *nats.Conn {
	s.t.Helper()
	return s.connect(append(options, nats.UserInfo(name, "p"))...)
}

func TestCallerWithoutPermission(t *testing.T) {
	s := startServerWithUsers(t)
	serve(t, s.connectAs("all"), &users{})

	t.Run("to publish", func(t *testing.T) {
		client := newClient(s.connectAs("caller"))
		if _, err := client.GetAll(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		failure := expectFailure(t, client.DeleteAll(t.Context()), autonats.CodePermissionDenied, "", outcome.NotDelivered)
		if !strings.Contains(failure.Message, `"autonats.user.DeleteAll"`) {
			t.Errorf("got %q", failure.Message)
		}
		// Other calls on the connection are not disturbed.
		if _, err := client.GetAll(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("to publish one way", func(t *testing.T) {
		logger, written := capturedLog()
		newClient(s.connectAs("caller"), autonats.WithLogger(logger)).Touch(t.Context(), "1")
		eventually(t, "it is logged", func() bool { return strings.Contains(written.String(), "may not publish to") })
	})
	t.Run("to receive replies", func(t *testing.T) {
		client := newClient(s.connectAs("silenced"))
		expectFailure(t, client.DeleteAll(t.Context()), autonats.CodePermissionDenied, "", outcome.Unknown)
		expectFailure(t, client.DeleteAll(t.Context()), autonats.CodePermissionDenied, "", outcome.NotSent)
	})
}

// A connection with an inbox prefix of its own is answered by handlers that expect it, and by no
// others.
func TestInboxPrefix(t *testing.T) {
	s := startServerWithUsers(t)
	serve(t, s.connectAs("all"), &users{}, autonats.WithPrefix("autonats.a"))
	serve(t, s.connectAs("all"), &users{}, autonats.WithPrefix("autonats.b"), autonats.WithReplyPrefix("mine."))
	nc := s.connectAs("own", nats.CustomInboxPrefix("mine"))
	if err := newClient(nc, autonats.WithPrefix("autonats.b")).DeleteAll(t.Context()); err != nil {
		t.Error(err)
	}
	err := newClient(nc, autonats.WithPrefix("autonats.a"), autonats.WithTimeout(1e8)).DeleteAll(t.Context())
	expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
}

func TestHandlerWithoutPermission(t *testing.T) {
	s := startServerWithUsers(t)
	t.Run("to subscribe", func(t *testing.T) {
		nc := s.connectAs("half")
		handler := user.NewUserHandler(&users{}, nc)
		failure := expectFailure(t, handler.Run(t.Context()), autonats.CodePermissionDenied, "", outcome.NotSent)
		if !strings.Contains(failure.Message, "autonats.user.") {
			t.Errorf("got %q", failure.Message)
		}
		eventually(t, "nothing is left", func() bool { return nc.NumSubscriptions() == 0 })
	})
	t.Run("to answer", func(t *testing.T) {
		logger, written := capturedLog()
		called := make(chan struct{}, 1)
		serve(t, s.connectAs("mute"), &users{deleteAll: func(context.Context) error {
			called <- struct{}{}
			return nil
		}}, autonats.WithLogger(logger))
		err := newClient(s.connectAs("all"), autonats.WithTimeout(2e8)).DeleteAll(t.Context())
		expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
		<-called
		eventually(t, "it is logged", func() bool { return strings.Contains(written.String(), "NATS denied publishing a reply") })
	})
}

// Two handlers that start at once on a connection that may subscribe to neither are both told so,
// each time.
func TestTwoHandlersWithoutPermission(t *testing.T) {
	s := startServerWithUsers(t)
	for range 50 {
		nc := s.connectAs("silenced")
		results := make(chan error, 2)
		for _, prefix := range []string{"first", "second"} {
			go func() {
				handler := user.NewUserHandler(&users{}, nc, autonats.WithPrefix(prefix), autonats.WithLogger(slog.New(slog.DiscardHandler)))
				defer handler.Shutdown()
				results <- handler.Start(t.Context())
			}()
		}
		for range 2 {
			expectFailure(t, <-results, autonats.CodePermissionDenied, "", outcome.NotSent)
		}
		nc.Close()
	}
}
