package autonats

import (
	"math/rand/v2"
	"sync/atomic"
	"time"
)

const (
	// leaveSpread is within what time of a server's notice connections leave it, each at a moment of its own.
	leaveSpread = 2 * time.Second
	// leaveWait is how long a connection waits at most for its calls in flight, and then for another server, while new calls wait.
	leaveWait = 2 * time.Second
)

// leave moves the connection away from a server that has said that it will shut down, in a gap between calls that it makes for the purpose. The client library
// would stay until it is cut off in the middle of calls. It does nothing where no other server is known.
func (l *link) leave() {
	if len(l.nc.Servers()) < 2 {
		return
	}
	server := l.nc.ConnectedServerId()
	time.Sleep(rand.N(leaveSpread))
	if l.nc.ConnectedServerId() != server {
		return
	}
	open := l.gate.shut()
	defer open()
	for end := time.Now().Add(leaveWait); l.mux.waiting() > 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	up := l.whenUp()
	if l.nc.ForceReconnect() != nil {
		return
	}
	select {
	case <-up:
	case <-l.closed:
	case <-time.After(leaveWait):
	}
}

// gate lets calls through, except for short times.
type gate struct {
	// shutUntil is closed when the gate opens again; nil while it is open.
	shutUntil atomic.Pointer[chan struct{}]
}

// shut shuts the gate, and gives what opens it.
func (g *gate) shut() (open func()) {
	opened := make(chan struct{})
	g.shutUntil.Store(&opened)
	return func() {
		g.shutUntil.CompareAndSwap(&opened, nil)
		close(opened)
	}
}
