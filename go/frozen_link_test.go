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
	until(t, "the connection is down", func() bool { return !nc.IsConnected() })
}

// A connection can leave a server that does not read, although a goroutine waits for it to.
func TestConnectionLeavesServerThatDoesNotRead(t *testing.T) {
	t.Parallel()
	nc, s := connectAlone(t)
	l := nc.Link().(link.Link)
	s.freeze()
	var published, blocked atomic.Int64
	go func() {
		for l.Publish("x", "", nil, make([]byte, 256<<10)) == nil {
			published.Add(1)
		}
	}()
	until(t, "the socket is full", func() bool {
		before := blocked.Swap(published.Load())
		time.Sleep(100 * time.Millisecond)
		return before > 0 && before == published.Load()
	})
	left := make(chan error)
	go func() { left <- l.Leave() }()
	select {
	case err := <-left:
		t.Logf("left with %v", err)
	case <-time.After(mostUntilNoticed):
		t.Fatal("still waits to leave")
	}
	until(t, "the connection is down", func() bool { return !nc.IsConnected() })
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

// until is eventually for what takes some ten seconds.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(mostUntilNoticed); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("timed out waiting until %s", what)
		}
	}
}
