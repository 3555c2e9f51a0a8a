package autonats_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
)

var quiet = autonats.WithLogger(slog.New(slog.DiscardHandler))

// connected is a connection of [autonats.Connect] that ends with the test.
func connected(t testing.TB, s *natsServer, options ...nats.Option) *autonats.Conn {
	t.Helper()
	conn, err := autonats.Connect(s.url(), append([]nats.Option{nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {})}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return conn
}

// provoke has the server close a connection for good: nats.go does not come back from an error of
// the protocol.
func provoke(t testing.TB, s *natsServer, nc *nats.Conn) {
	t.Helper()
	config, err := os.ReadFile(s.config)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.config, append(config, "\nmax_payload: 4000\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	s.signal(syscall.SIGHUP)
	eventually(t, "the server has read its settings", func() bool { return strings.Contains(s.log.String(), "Reloaded server configuration") })
	// The library goes by what the server said when it connected.
	if err := nc.Publish("large", make([]byte, 8000)); err != nil && !errors.Is(err, nats.ErrMaxPayload) {
		t.Fatal(err)
	}
	eventually(t, "the connection is closed for good", nc.IsClosed)
}

// A connection that nats.go closes is replaced, and the handler and the client continue on the new
// one.
func TestConnectionIsReplaced(t *testing.T) {
	s := startServer(t)
	conn := connected(t, s)
	first := conn.NATS()
	handler := user.NewUserHandler(&users{}, conn, quiet)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	client := user.NewUserClient(conn, quiet, autonats.WithTimeout(5*time.Second))
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	provoke(t, s, first)
	eventually(t, "there is another connection", func() bool { return conn.NATS() != first && conn.IsConnected() })
	eventually(t, "calls work again", func() bool {
		_, err := client.GetById(t.Context(), "1")
		return err == nil
	})
	if conn.IsClosed() || conn.MaxPayload() != 4000 {
		t.Errorf("closed %v, takes %d bytes", conn.IsClosed(), conn.MaxPayload())
	}
}

// What connects fails with an error that names the servers, and no password.
func TestConnectErrors(t *testing.T) {
	s := startServer(t, "authorization { user: a, password: one }")
	for url, code := range map[string]autonats.Code{
		fmt.Sprintf("nats://a:secret@127.0.0.1:%d", freePort(t)): autonats.CodeUnavailable,
		strings.Replace(s.url(), "://", "://a:secret@", 1):       autonats.CodeUnauthenticated,
		"nats://a:secret@127.0.0.1:nine":                         autonats.CodeInvalidArgument,
	} {
		conn, err := autonats.Connect(url)
		if err == nil {
			conn.Close()
			t.Fatal("connected to " + url)
		}
		var failure *autonats.Error
		if !errors.As(err, &failure) || failure.Code != code || failure.Outcome != outcome.NotSent {
			t.Errorf("%s: got %#v", url, err)
		}
		if text := fmt.Sprintf("%v %v", err, errors.Unwrap(err)); strings.Contains(text, "secret") || !strings.Contains(err.Error(), "127.0.0.1") {
			t.Errorf("got %s", text)
		}
	}
}
