package autonatstest

import (
	"context"
	"errors"
	"strconv"
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/link"
)

// Link is a connection to a network in memory. It can be cut, restored and closed at any moment, it
// can freeze and be slow; its subscriptions survive a cut, as those of NATS do.
type Link struct {
	network  *Network
	name     string
	received atomic.Uint64

	// The fields below are guarded by the network's lock.
	state         link.State
	server        int
	listeners     map[*link.Events]struct{}
	subscriptions map[*subscription]struct{}
	approach      approach
	// gone is closed and replaced when the link is cut: what is under way is lost.
	gone chan struct{}
	// held is what waits for a frozen link; nil while it is not frozen.
	held *held
}

var _ link.Link = (*Link)(nil)

// Name returns the name by which rules and partitions mean the connection.
func (l *Link) Name() string {
	return l.name
}

// State reports whether what is published now reaches the network.
func (l *Link) State() link.State {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	return l.state
}

// IsClosed reports whether the link was closed for good.
func (l *Link) IsClosed() bool {
	return l.State() == link.Closed
}

// IsConnected reports whether the link is up.
func (l *Link) IsConnected() bool {
	return l.State() == link.Up
}

// MaxPayload returns how many bytes a message may have.
func (l *Link) MaxPayload() int64 {
	return l.network.maxPayload
}

// InboxPrefix returns the prefix of the subjects for replies.
func (l *Link) InboxPrefix() string {
	return "_INBOX"
}

// ServerCount returns how many servers the network pretends to have.
func (l *Link) ServerCount() int {
	return l.network.servers
}

// Server returns an id that changes each time the link is restored.
func (l *Link) Server() string {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	return strconv.Itoa(l.server)
}

// ReceivedBytes returns how many bytes have been received.
func (l *Link) ReceivedBytes() uint64 {
	return l.received.Load()
}

// Publish delivers a message to those who listen now.
func (l *Link) Publish(subject, reply string, head, body []byte) error {
	if err := checkSubject(subject); err != nil {
		return err
	}
	if int64(len(head)+len(body)) > l.network.maxPayload {
		return link.ErrTooLarge
	}
	message := link.Message{Subject: subject, Reply: reply, Body: append([]byte{}, body...)}
	if head != nil {
		message.Head = append([]byte{}, head...)
	}
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	switch {
	case l.state == link.Closed:
		return link.ErrClosed
	case l.state == link.Down:
		return link.ErrDown
	case l.held != nil:
		l.held.out = append(l.held.out, message)
	default:
		l.network.route(l, message)
	}
	return nil
}

// Subscribe calls receive with what comes to a subject.
func (l *Link) Subscribe(subject, queueGroup string, receive func(link.Message)) (link.Subscription, error) {
	if err := checkSubject(subject); err != nil {
		return nil, err
	}
	s := &subscription{link: l, subject: subject, pattern: tokensOf(subject), group: queueGroup, receive: receive}
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	if l.state == link.Closed {
		return nil, link.ErrClosed
	}
	l.subscriptions[s] = struct{}{}
	l.network.interest.add(s)
	return s, nil
}

func (l *Link) forget(s *subscription) {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	delete(l.subscriptions, s)
	l.network.interest.remove(s)
}

// Confirm returns once everything that is on its way to the link has arrived.
func (l *Link) Confirm(ctx context.Context) error {
	l.network.mu.Lock()
	if l.state != link.Up {
		l.network.mu.Unlock()
		return link.ErrDown
	}
	confirmed, gone := make(chan struct{}), l.gone
	decided := l.network.faults.decide("", l.name, "", false)
	l.approach.sendLast(decided.delay, l.arrival(func() { close(confirmed) }, func() {}))
	l.network.mu.Unlock()
	select {
	case <-confirmed:
		return nil
	case <-gone:
		return link.ErrDown
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// CatchUp is the same.
func (l *Link) CatchUp(ctx context.Context) error { return l.Confirm(ctx) }

// Leave cuts the link and restores it.
func (l *Link) Leave() error {
	if l.State() != link.Up {
		return link.ErrDown
	}
	l.Down()
	go l.Up()
	return nil
}

// Listen notifies events of what happens, until stop is called.
func (l *Link) Listen(events *link.Events) (stop func()) {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	l.listeners[events] = struct{}{}
	return func() {
		l.network.mu.Lock()
		defer l.network.mu.Unlock()
		delete(l.listeners, events)
	}
}

// Down cuts the link: what is on its way to it is lost.
func (l *Link) Down() {
	if l.change(link.Up, link.Down) {
		l.tell(func(events *link.Events) func() { return events.OnDown })
	}
}

// Up restores a link that was cut.
func (l *Link) Up() {
	if l.change(link.Down, link.Up) {
		l.tell(func(events *link.Events) func() { return events.OnUp })
	}
}

// Close closes the link for good.
func (l *Link) Close() {
	l.CloseBecause(errors.New("the connection was closed"))
}

// CloseBecause closes the link for good, as if it had broken down for a reason.
func (l *Link) CloseBecause(reason error) {
	if !l.change(link.Up, link.Closed) && !l.change(link.Down, link.Closed) {
		return
	}
	l.tell(func(events *link.Events) func() {
		if events.OnClosed == nil {
			return nil
		}
		return func() { events.OnClosed(reason) }
	})
}

// LameDuck sends the notice of a server that is about to shut down.
func (l *Link) LameDuck() {
	l.tell(func(events *link.Events) func() { return events.OnLameDuck })
}

// change takes the link from one state to another, and reports whether it was in the first.
func (l *Link) change(from, to link.State) bool {
	l.network.mu.Lock()
	defer l.network.mu.Unlock()
	if l.state != from {
		return false
	}
	l.state = to
	switch to {
	case link.Up:
		l.server++
	case link.Closed:
		delete(l.network.links, l.name)
		for s := range l.subscriptions {
			l.network.interest.remove(s)
		}
		fallthrough
	case link.Down:
		l.lose()
	}
	return true
}

// lose forgets what is under way. The lock is held.
func (l *Link) lose() {
	close(l.gone)
	l.gone = make(chan struct{})
	if l.held != nil {
		for _, arrived := range l.held.arrived {
			arrived.lose()
		}
	}
	l.held = nil
	for s := range l.subscriptions {
		s.drop()
	}
}

func (l *Link) tell(choose func(*link.Events) func()) {
	l.network.mu.Lock()
	listeners := make([]*link.Events, 0, len(l.listeners))
	for events := range l.listeners {
		listeners = append(listeners, events)
	}
	l.network.mu.Unlock()
	for _, events := range listeners {
		if call := choose(events); call != nil {
			call()
		}
	}
}
