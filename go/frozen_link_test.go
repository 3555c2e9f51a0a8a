package autonats_test

import (
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/link"
)

// mostUntilNoticed is far longer than it takes to notice a server that does nothing, and far shorter
// than it takes with the client library's own settings.
const mostUntilNoticed = 40 * time.Second

// A connection on which nothing is awaited leaves a server that does nothing any more.
func TestServerFreezesWhileNothingIsAwaited(t *testing.T) {
	t.Parallel()
	nc, s := connectAlone(t)
	s.freeze()
	within(t, mostUntilNoticed, "the connection is down", func() bool { return !nc.IsConnected() })
}

// A connection can leave a server that does not read, although a goroutine waits for it to.
func TestConnectionLeavesServerThatDoesNotRead(t *testing.T) {
	t.Parallel()
	nc, s := connectAlone(t)
	l := nc.Link().(link.Link)
	s.freeze()
	var published atomic.Int64
	go func() {
		for l.Publish("x", "", nil, make([]byte, 256<<10)) == nil {
			published.Add(1)
		}
	}()
	within(t, mostUntilNoticed, "the socket is full", func() bool {
		before := published.Load()
		time.Sleep(100 * time.Millisecond)
		return before > 0 && before == published.Load()
	})
	left := make(chan error)
	go func() { left <- l.Leave() }()
	select {
	case <-left:
	case <-time.After(mostUntilNoticed):
		t.Fatal("still waits to leave")
	}
	within(t, mostUntilNoticed, "the connection is down", func() bool { return !nc.IsConnected() })
}

// connectAlone returns a connection and the server that it has to itself.
func connectAlone(t *testing.T) (*autonats.Conn, *natsServer) {
	s := startServer(t)
	nc, err := autonats.Connect(s.url())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return nc, s
}
