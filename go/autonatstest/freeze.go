package autonatstest

import (
	"errors"
	"time"

	"github.com/zyra/autonats/go/internal/link"
)

// held is what waits for a frozen link, in order.
type held struct {
	out     []link.Message
	arrived []arrival
}

// arrival is something that has come to a link. One of the two is called, once, with the lock held.
type arrival struct {
	receive, lose func()
}

// Kill ends the link as if its process had died: nothing comes from it any more, and nobody is told.
func (l *Link) Kill() {
	l.CloseBecause(errors.New("the connection was killed"))
}

// Freeze lets nothing out and nothing in, while the link says that it is up, as a server does that
// has stopped to run or a path that swallows everything. What waits goes on with Thaw; it is lost if
// the link is given up before, and the next is not frozen.
func (l *Link) Freeze() {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	if l.state == link.Up && l.held == nil {
		l.held = &held{}
	}
}

// IsFrozen reports whether the link is frozen.
func (l *Link) IsFrozen() bool {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	return l.held != nil
}

// Thaw ends Freeze: all that has waited goes on, in its order.
func (l *Link) Thaw() {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	waited := l.held
	if waited == nil {
		return
	}
	l.held = nil
	for _, message := range waited.out {
		l.network.route(l, message)
	}
	for _, arrived := range waited.arrived {
		arrived.receive()
	}
}

// Slow sets how long it takes to receive a message, in which it receives no other; 0 for no time.
func (l *Link) Slow(each time.Duration) {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	l.approach.slow = each
}

// arrival returns what lets something arrive on the connection as it is now. The lock is held, now
// and then.
func (l *Link) arrival(receive, lose func()) func() {
	gone := l.gone
	return func() {
		switch {
		case l.gone != gone:
			lose()
		case l.held == nil:
			receive()
		default:
			l.held.arrived = append(l.held.arrived, arrival{receive, lose})
		}
	}
}
