package autonats_test

import (
	"log/slog"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
)

// onBothNetworks runs a test on a real server, and on a network in memory. connect returns a new
// connection.
func onBothNetworks(t *testing.T, test func(t *testing.T, connect func() autonats.Connection)) {
	t.Helper()
	t.Run("server", func(t *testing.T) {
		s := startServer(t)
		test(t, func() autonats.Connection { return s.connect() })
	})
	t.Run("memory", func(t *testing.T) {
		network := autonatstest.NewNetwork()
		test(t, func() autonats.Connection { return network.Connect() })
	})
}

// pair is a handler and a client on two connections of one network.
type pair struct {
	handler *user.UserHandler
	client  *user.UserClient
	connect func() autonats.Connection
}

// with are the options of both ends.
type with struct {
	client  []autonats.ClientOption
	handler []autonats.HandlerOption
}

func startPair(t *testing.T, connect func() autonats.Connection, server *users, options with) *pair {
	t.Helper()
	return &pair{serve(t, connect(), server, options.handler...), newClient(connect(), options.client...), connect}
}

func onClient(interceptors ...autonats.Interceptor) []autonats.ClientOption {
	return []autonats.ClientOption{autonats.WithInterceptors(interceptors...)}
}

func onHandler(interceptors ...autonats.Interceptor) []autonats.HandlerOption {
	return []autonats.HandlerOption{autonats.WithInterceptors(interceptors...)}
}

// discarded returns a logger that keeps nothing.
func discarded() *slog.Logger {
	return slog.New(slog.DiscardHandler)
}
