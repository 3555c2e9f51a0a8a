// Package connection has what all clients and handlers on one link share.
package connection

import (
	"sync"

	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/wire"
)

// SharedConnection is what all clients and handlers on one link share: events about its state, the
// multiplexer, and the outbox. It never closes the link, since the user opened it.
//
//	        reconnected
//	      ┌─────────────┐
//	      ▼             │
//	new ─► up ────────► down        up, down: calls go out, or wait or fail as not sent
//	      │   broken    │
//	      └──► closed ◄─┘           closed: for good; everything in flight fails, handlers end with the reason
type SharedConnection struct {
	Link          link.Link
	Multiplexer   *Multiplexer
	Outbox        *Outbox
	ServerProbe   *ServerProbe
	Cancellations *Cancellations
	Arrivals      *Arrivals
	Waiting       WaitingRoom
	Gate          Gate
	move          serverMove

	mu sync.Mutex
	// up is closed and replaced each time that the link comes back.
	up     chan struct{}
	closed chan struct{}
	reason error
	// listeners are told in the order in which they came.
	listeners []*Listener
	// denied has the functions to call when the server refuses publishing, by the subject of a
	// method or of a method at one instance.
	denied sync.Map
}

// Listener is notified of what happens to a connection. Any of its functions may be nil, and none
// may block.
type Listener struct {
	OnUp     func()
	OnDown   func()
	OnClosed func(reason error)
	// OnPublishDenied and OnSubscriptionDenied are called with the subject that the server refuses.
	OnPublishDenied      func(subject string)
	OnSubscriptionDenied func(subject, queueGroup string)
	// Mover has something to finish before the connection moves to another server.
	Mover Mover
}

var connections sync.Map // link.Link to *SharedConnection

// Of returns the SharedConnection of a link, and creates it at the first call.
func Of(l link.Link) *SharedConnection {
	if found, ok := connections.Load(l); ok {
		return found.(*SharedConnection)
	}
	c := &SharedConnection{Link: l, up: make(chan struct{}), closed: make(chan struct{})}
	c.Outbox = newOutbox(c)
	c.ServerProbe = &ServerProbe{shared: c, Interval: probeInterval}
	c.Cancellations = &Cancellations{outbox: c.Outbox}
	c.Arrivals = newArrivals(l)
	c.move.shared = c
	c.Multiplexer = newMultiplexer(c)
	if found, loaded := connections.LoadOrStore(l, c); loaded {
		return found.(*SharedConnection)
	}
	l.Listen(&link.Events{
		OnUp:                 c.onUp,
		OnDown:               func() { c.tell(func(listener *Listener) func() { return listener.OnDown }) },
		OnClosed:             c.onClosed,
		OnLameDuck:           func() { go c.move.start() },
		OnPublishDenied:      c.onPublishDenied,
		OnSubscriptionDenied: c.onSubscriptionDenied,
	})
	if l.State() == link.Closed {
		c.onClosed(nil)
	}
	return c
}

// IsUp reports whether what is published now reaches a server, as far as is known: events come a
// moment later. Sending checks again.
func (c *SharedConnection) IsUp() bool {
	return c.Link.State() == link.Up
}

// IsClosed reports whether the connection will never be up again.
func (c *SharedConnection) IsClosed() bool {
	return c.Link.State() == link.Closed
}

// Takes reports whether the server takes a message of so many bytes, head included.
func (c *SharedConnection) Takes(bytes int) bool {
	return int64(bytes) <= c.Link.MaxPayload() || !c.IsUp()
}

// WhenUp returns a channel that is closed the next time that the connection comes back.
func (c *SharedConnection) WhenUp() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.up
}

// Closed returns a channel that is closed once the connection is closed for good.
func (c *SharedConnection) Closed() <-chan struct{} {
	return c.closed
}

// Reason returns why the connection was closed for good; nil where that is not known.
func (c *SharedConnection) Reason() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.reason
}

// Add adds a listener.
func (c *SharedConnection) Add(listener *Listener) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listeners = append(c.listeners, listener)
}

// Remove removes it.
func (c *SharedConnection) Remove(listener *Listener) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, known := range c.listeners {
		if known == listener {
			c.listeners = append(c.listeners[:i:i], c.listeners[i+1:]...)
			return
		}
	}
}

// ReportDenied calls report whenever the server refuses what is published to the subject of a
// method, or to that of the method at one instance. The last one to ask for a subject counts.
func (c *SharedConnection) ReportDenied(subject string, report func(subject string)) {
	c.denied.Store(subject, report)
}

func (c *SharedConnection) onUp() {
	c.mu.Lock()
	up := c.up
	c.up = make(chan struct{})
	c.mu.Unlock()
	c.tell(func(listener *Listener) func() { return listener.OnUp })
	close(up)
}

func (c *SharedConnection) onClosed(reason error) {
	c.mu.Lock()
	select {
	case <-c.closed:
		c.mu.Unlock()
		return
	default:
	}
	c.reason = reason
	close(c.closed)
	c.mu.Unlock()
	for _, listener := range c.all() {
		if listener.OnClosed != nil {
			listener.OnClosed(reason)
		}
	}
	connections.Delete(c.Link)
}

func (c *SharedConnection) onPublishDenied(subject string) {
	for _, listener := range c.all() {
		if listener.OnPublishDenied != nil {
			listener.OnPublishDenied(subject)
		}
	}
	for _, of := range []string{subject, wire.WithoutInstance(subject)} {
		if report, found := c.denied.Load(of); found {
			report.(func(string))(subject)
			return
		}
	}
}

func (c *SharedConnection) onSubscriptionDenied(subject, queueGroup string) {
	for _, listener := range c.all() {
		if listener.OnSubscriptionDenied != nil {
			listener.OnSubscriptionDenied(subject, queueGroup)
		}
	}
}

func (c *SharedConnection) tell(choose func(*Listener) func()) {
	for _, listener := range c.all() {
		if call := choose(listener); call != nil {
			call()
		}
	}
}

func (c *SharedConnection) all() []*Listener {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]*Listener(nil), c.listeners...)
}

// Status returns the state of the link in words.
func (c *SharedConnection) Status() string { return c.Link.State().String() }
