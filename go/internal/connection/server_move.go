package connection

import (
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// moveSpread is within what time of a server's notice connections leave it, each at a moment of its own.
	moveSpread = 2 * time.Second
	// moveWait is how long a connection waits at most for the calls under way, and then for another server, while new calls wait.
	moveWait = 8 * time.Second
	// moveLook lies between two looks whether the calls have ended.
	moveLook = 2 * time.Millisecond
)

// serverMove leaves a server that has said that it will shut down, in a gap between calls that it makes for the purpose. The client library would stay until it
// is cut off in the middle of calls.
//
//	notice ─► random pause ─► gate shut ─► interest withdrawn ─► calls ended, answers out ─► other server ─► interest back, gate open
type serverMove struct {
	shared *SharedConnection
	moving atomic.Bool
}

// start moves the connection. It does nothing where no other server is known, or a move is under way.
func (m *serverMove) start() {
	l := m.shared.Link
	if l.ServerCount() < 2 || m.moving.Swap(true) {
		return
	}
	defer m.moving.Store(false)
	server := l.Server()
	select {
	case <-time.After(rand.N(moveSpread)):
	case <-m.shared.Closed():
		return
	}
	if l.Server() != server {
		return
	}
	open := m.shared.Gate.shut()
	defer open()
	end := time.Now().Add(moveWait)
	m.withdraw()
	for m.shared.CountBusy() > 0 && time.Now().Before(end) && l.Server() == server {
		time.Sleep(moveLook)
	}
	m.shared.Outbox.flushUntil(end)
	if l.Server() != server {
		// It was cut off meanwhile, and the client library has gone on by itself.
		return
	}
	up := m.shared.WhenUp()
	if l.Leave() != nil {
		return
	}
	select {
	case <-up:
	case <-m.shared.Closed():
	case <-time.After(moveWait):
	}
}

// withdraw lets all handlers withdraw their interest, and waits until they have.
func (m *serverMove) withdraw() {
	var leaving sync.WaitGroup
	for _, listener := range m.shared.all() {
		if listener.OnLeaving != nil {
			leaving.Go(listener.OnLeaving)
		}
	}
	leaving.Wait()
}

// Gate lets calls through, except for short times.
type Gate struct {
	// shutUntil is closed when the gate opens again; nil while it is open.
	shutUntil atomic.Pointer[chan struct{}]
}

// ShutUntil returns a channel that is closed when the gate opens again; nil while it is open.
func (g *Gate) ShutUntil() <-chan struct{} {
	if opened := g.shutUntil.Load(); opened != nil {
		return *opened
	}
	return nil
}

// shut shuts the gate, and returns what opens it.
func (g *Gate) shut() (open func()) {
	opened := make(chan struct{})
	g.shutUntil.Store(&opened)
	return func() {
		g.shutUntil.CompareAndSwap(&opened, nil)
		close(opened)
	}
}
