package connection

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// moveSpread is the time after a server's notice within which connections leave it, each at a
	// random moment.
	moveSpread = 2 * time.Second
	// How long the steps of a move may take. Together they are shorter than a server's shortest
	// grace.
	moveWithdraw = 4 * time.Second
	moveFinish   = 3 * time.Second
	moveFlush    = 500 * time.Millisecond
	// moveWait is how long new calls wait at most for the other server.
	moveWait = 8 * time.Second
)

// Mover has something to finish before the connection may leave its server. Any of its functions
// may be nil.
type Mover struct {
	// Withdraw takes no new work from the server, and returns when all that was under way is done,
	// or ctx is.
	Withdraw func(ctx context.Context)
	// Finish returns when nothing is expected from the server any more, or ctx is done. Nobody
	// sends anything new by then.
	Finish func(ctx context.Context)
	// Stay is called when the move was abandoned: everything continues as before.
	Stay func()
}

// serverMove leaves a server that has said that it will shut down, before it cuts anybody off: the
// client library would stay until it is cut off in the middle of calls. Handlers take no more calls
// and answer those that they have, and calls under way end, while new ones still work; then new
// calls wait, and the last ones end; then what is still to be sent goes out; then the connection is
// made to another server.
//
//	notice ─► random pause ─► handlers withdraw, earlier calls end ─► gate shut ─► calls end ─► answers out ─► other server: interest back, gate open
type serverMove struct {
	shared *SharedConnection
	moving atomic.Bool
}

// start moves the connection. It does nothing where no other server is known, or a move is under
// way.
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
	m.all(moveWithdraw, func(mover Mover) func(context.Context) { return mover.Withdraw })
	open := m.shared.Gate.shut()
	defer open()
	m.all(moveFinish, func(mover Mover) func(context.Context) { return mover.Finish })
	m.shared.Outbox.flushUntil(time.Now().Add(moveFlush))
	up := m.shared.WhenUp()
	// If it was cut off meanwhile, the client library has reconnected by itself.
	if l.Server() != server || l.Leave() != nil {
		for _, mover := range m.movers() {
			if mover.Stay != nil {
				mover.Stay()
			}
		}
		return
	}
	select {
	case <-up:
	case <-m.shared.Closed():
	case <-time.After(moveWait):
	}
}

// all calls a function for all movers concurrently, and waits until all have returned or the time
// is up.
func (m *serverMove) all(timeout time.Duration, choose func(Mover) func(context.Context)) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	var moving sync.WaitGroup
	for _, mover := range m.movers() {
		if act := choose(mover); act != nil {
			moving.Go(func() { act(ctx) })
		}
	}
	moving.Wait()
}

func (m *serverMove) movers() (movers []Mover) {
	for _, listener := range m.shared.all() {
		movers = append(movers, listener.Mover)
	}
	return movers
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

// shut shuts the gate, and returns a function that opens it.
func (g *Gate) shut() (open func()) {
	opened := make(chan struct{})
	g.shutUntil.Store(&opened)
	return func() {
		g.shutUntil.CompareAndSwap(&opened, nil)
		close(opened)
	}
}
