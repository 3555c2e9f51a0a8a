package autonats_test

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// reload replaces the lines of the server's configuration.
func (s *natsServer) reload(lines ...string) {
	s.t.Helper()
	text := strings.Join(append([]string{strings.Split(readFile(s.t, s.config), "\n")[0]}, lines...), "\n")
	if err := os.WriteFile(s.config, []byte(text+"\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	before := strings.Count(s.log.String(), "Reloaded server configuration")
	s.signal(syscall.SIGHUP)
	eventually(s.t, "the server has reloaded", func() bool {
		return strings.Count(s.log.String(), "Reloaded server configuration") > before
	})
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A server that reads nothing is left, although what was written to it cannot be got rid of.
func TestFullSocketIsLeft(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	autonats.SetProbeInterval(nc, 100*time.Millisecond)
	client := newClient(nc)
	_ = client.DeleteAll(t.Context())
	s.freeze()
	large := strings.Repeat("x", 700<<10)
	results := make(chan error)
	for range 20 {
		go func() {
			_, err := client.With(autonats.CallTimeout(time.Minute)).GetById(t.Context(), large)
			results <- err
		}()
	}
	for range 20 {
		if err := <-results; !errors.Is(err, reason.Disconnected) {
			t.Errorf("got %v", err)
		}
	}
}

func TestConnectionIsClosedWhileTheServerIsSilent(t *testing.T) {
	t.Run("and the handler starts", func(t *testing.T) {
		s := startServer(t)
		nc := s.connect()
		s.freeze()
		result := make(chan error)
		go func() { result <- user.NewUserHandler(&users{}, nc).Run(context.Background()) }()
		eventually(t, "it has subscribed", func() bool { return nc.NumSubscriptions() > 0 })
		nc.Close()
		if err := <-result; !errors.Is(err, autonats.CodeUnavailable) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("and the handler stops", func(t *testing.T) {
		s := startServer(t)
		nc := s.connect()
		handler := serve(t, nc, &users{}, autonats.WithDrainTimeout(time.Hour))
		s.freeze()
		stopped := make(chan struct{})
		go func() {
			handler.Shutdown()
			close(stopped)
		}()
		eventually(t, "it stops", func() bool { return handler.Run(context.Background()) != nil })
		nc.Close()
		<-stopped
	})
}

func TestShutdownMayWaitForEver(t *testing.T) {
	m := startMesh(t, &users{})
	gate, started := make(chan struct{}), make(chan struct{}, 1)
	nc := m.server.connect()
	handler := serve(t, nc, &users{deleteAll: func(context.Context) error {
		started <- struct{}{}
		<-gate
		return nil
	}}, autonats.WithDrainTimeout(math.MaxInt64), autonats.WithPrefix("patient"))
	result := make(chan error)
	go func() { result <- newClient(m.calling, autonats.WithPrefix("patient")).DeleteAll(t.Context()) }()
	<-started
	go handler.Shutdown()
	eventually(t, "it takes no more", func() bool {
		_, err := newClient(m.calling, autonats.WithPrefix("patient")).GetById(t.Context(), "1")
		return errors.Is(err, reason.NoResponders)
	})
	close(gate)
	if err := <-result; err != nil {
		t.Error(err)
	}
	<-handler.Done()
}

const mayNotServeAll = `authorization { users = [{ user: u, password: p, permissions: { subscribe: { deny: ["autonats.user.GetAll"] } } }] }`

// A handler that was refused runs once that is granted, on the connection that it has.
func TestRunAgainWhenGranted(t *testing.T) {
	s := startServer(t, mayNotServeAll)
	nc := s.connectAs("u")
	handler := user.NewUserHandler(&users{}, nc, autonats.WithLogger(slog.New(slog.DiscardHandler)))
	t.Cleanup(handler.Shutdown)
	expectFailure(t, handler.Run(t.Context()), autonats.CodePermissionDenied, "", outcome.NotSent)
	s.reload(`authorization { users = [{ user: u, password: p }] }`)
	eventually(t, "it runs", func() bool { return handler.Run(t.Context()) == nil })
	if _, err := newClient(nc).GetAll(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

// Where a permission was taken away, nobody knows which of the calls have come through before.
func TestPermissionIsTakenAway(t *testing.T) {
	s := startServer(t, `authorization { users = [{ user: all, password: p }, { user: u, password: p }] }`)
	serve(t, s.connectAs("all"), &users{})
	client := newClient(s.connectAs("u"))
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	s.reload(`authorization { users = [{ user: all, password: p }, { user: u, password: p, permissions: { publish: { deny: ["autonats.>"] } } }] }`)
	_, err := client.GetById(t.Context(), "1")
	expectFailure(t, err, autonats.CodePermissionDenied, "", outcome.Unknown)
	expectFailure(t, client.DeleteAll(t.Context()), autonats.CodePermissionDenied, "", outcome.NotDelivered)
}

func TestCallerWithoutPermissionForOneInstance(t *testing.T) {
	s := startServer(t, `authorization { users = [{ user: u, password: p, permissions: { publish: { deny: ["autonats.user.at.one.*"] } } }] }`)
	nc := s.connectAs("u")
	one := autonats.CallInstance("one")
	expectFailure(t, newClient(nc).With(one).DeleteAll(t.Context()), autonats.CodePermissionDenied, "", outcome.NotDelivered)
	logger, written := capturedLog()
	newClient(nc, autonats.WithLogger(logger)).With(one).Touch(t.Context(), "1")
	eventually(t, "it is logged", func() bool { return strings.Contains(written.String(), "may not publish to") })
}

// The client library closes a connection for good whose server takes less than it had said. Where
// the connection is the user's own, nothing replaces it, and calls fail at once instead of waiting.
func TestPayloadIsLowered(t *testing.T) {
	s := startServer(t, "max_payload: 100000")
	serve(t, s.connect(), &users{})
	nc, err := nats.Connect(s.url())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	client := newClient(nc)
	large := strings.Repeat("x", 40_000)
	if _, err := client.GetById(t.Context(), large); err != nil {
		t.Fatal(err)
	}
	s.reload("max_payload: 4096")
	_, err = client.With(autonats.CallTimeout(time.Minute)).GetById(t.Context(), large)
	expectFailure(t, err, autonats.CodeUnavailable, reason.Closed, outcome.Unknown)
	expectFailure(t, client.DeleteAll(t.Context()), autonats.CodeUnavailable, reason.Closed, outcome.NotSent)
}

// A declared error whose data no reader would take is answered all the same, and the log has what
// happened.
func TestDeclaredErrorThatCannotBeSent(t *testing.T) {
	s := startServer(t)
	logger, written := capturedLog()
	serve(t, s.connect(), &users{getById: func(context.Context, string) (*user.User, error) {
		return nil, &user.NotFound{ID: "\xff", Message: "no such user"}
	}}, autonats.WithLogger(logger))
	_, err := newClient(s.connect()).GetById(t.Context(), "1")
	failure := expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
	if failure.Reference == "" || !strings.Contains(written.String(), failure.Reference) {
		t.Errorf("the log does not have the reference %q: %s", failure.Reference, written.String())
	}
}
