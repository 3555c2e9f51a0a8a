// Package natslink implements Link over a connection of nats.go. Only this package and Connect know
// that library.
package natslink

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/link"
)

// confirmTimeout is how long a confirmation may take whose context has no deadline.
const confirmTimeout = time.Minute

// Link is a link over a connection of nats.go.
type Link struct {
	// reconnect creates a new connection after the library has closed one; nil where it is not ours
	// to make.
	reconnect func() (*nats.Conn, error)
	begun     sync.Once
	nc        atomic.Pointer[nats.Conn]

	// state and maxPayload are the last known values: asking the connection may wait for a lock
	// that a slow writer holds.
	state      atomic.Int32
	maxPayload atomic.Int64
	// mayKeep reports whether the client library keeps what it is given while it looks for a server.
	mayKeep atomic.Bool

	mu            sync.Mutex
	listeners     map[*link.Events]struct{}
	subscriptions map[*subscription]struct{}
	// isLeft reports whether the user has closed the connection.
	isLeft bool
	errors asyncErrors
}

var links sync.Map // *nats.Conn to *Link

// Of returns the link over a connection that the user has created, and creates it at the first
// call.
func Of(nc *nats.Conn) *Link {
	found, ok := links.Load(nc)
	if !ok {
		found, _ = links.LoadOrStore(nc, newLink(nil))
	}
	l := found.(*Link)
	l.begin(nc)
	return l
}

// Connect creates a connection, and the link over it. When the client library closes the connection
// for good although the user has not, a new one takes its place.
func Connect(options nats.Options) (*Link, error) {
	var l *Link
	next := options.LameDuckModeHandler
	options.LameDuckModeHandler = func(nc *nats.Conn) {
		if next != nil {
			next(nc)
		}
		if l := l; l != nil {
			l.tell(func(events *link.Events) func() { return events.OnLameDuck })
		}
	}
	l = newLink(options.Connect)
	nc, err := options.Connect()
	if err != nil {
		return nil, err
	}
	links.Store(nc, l)
	l.begin(nc)
	return l, nil
}

func newLink(reconnect func() (*nats.Conn, error)) *Link {
	return &Link{reconnect: reconnect, listeners: make(map[*link.Events]struct{}), subscriptions: make(map[*subscription]struct{})}
}

// begin puts the first connection under the link, and returns once it is there: whoever finds the
// link while another makes it waits for that.
func (l *Link) begin(nc *nats.Conn) {
	l.begun.Do(func() { l.use(nc) })
}

// use puts a connection under the link.
func (l *Link) use(nc *nats.Conn) {
	l.mayKeep.Store(nc.Opts.ReconnectBufSize >= 0)
	l.nc.Store(nc)
	statuses := nc.StatusChanged(nats.CONNECTED, nats.RECONNECTING, nats.CLOSED)
	l.errors.watch(l, nc)
	l.maxPayload.Store(nc.MaxPayload())
	switch {
	case nc.IsClosed():
		l.state.Store(int32(link.Closed))
	case nc.IsConnected():
		l.state.Store(int32(link.Up))
	default:
		l.state.Store(int32(link.Down))
	}
	go l.watch(nc, statuses)
}

// NATS returns the connection that the link is over now.
func (l *Link) NATS() *nats.Conn {
	return l.nc.Load()
}

// Close closes the connection for good.
func (l *Link) Close() {
	l.leaveForGood()
	l.nc.Load().Close()
}

// Drain closes the connection for good once what was received has been dealt with and what was sent
// is out.
func (l *Link) Drain() error {
	l.leaveForGood()
	return l.nc.Load().Drain()
}

func (l *Link) leaveForGood() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.isLeft = true
}

// State reports whether what is published now reaches a server, as far as is known: events come a
// moment later.
func (l *Link) State() link.State {
	return link.State(l.state.Load())
}

// MaxPayload returns how many bytes a message may have.
func (l *Link) MaxPayload() int64 {
	return l.maxPayload.Load()
}

// InboxPrefix returns how inboxes begin.
func (l *Link) InboxPrefix() string {
	if prefix := l.nc.Load().Opts.InboxPrefix; prefix != "" {
		return prefix
	}
	return "_INBOX"
}

// ServerCount returns how many servers are known.
func (l *Link) ServerCount() int {
	return len(l.nc.Load().Servers())
}

// Server returns the id of the server that it is connected to.
func (l *Link) Server() string {
	return l.nc.Load().ConnectedServerId()
}

// ReceivedBytes returns how many bytes have come.
func (l *Link) ReceivedBytes() uint64 {
	return l.nc.Load().Stats().InBytes
}

// Publish hands a message to the client library.
func (l *Link) Publish(subject, reply string, head, body []byte) error {
	nc := l.nc.Load()
	if l.mayKeep.Load() && !nc.IsConnected() {
		if nc.IsClosed() {
			return l.closedError(nc)
		}
		// The library would keep it for later, and a call must not come then.
		return link.ErrDown
	}
	var err error
	switch {
	case head != nil:
		err = publish(nc, subject, reply, head, body)
	case reply != "":
		err = nc.PublishRequest(subject, reply, body)
	default:
		err = nc.Publish(subject, body)
	}
	if err == nil {
		return nil
	}
	return l.publishError(nc, err)
}

// publishError returns why the library has not taken a message.
func (l *Link) publishError(nc *nats.Conn, err error) error {
	err = linkError(err)
	if err == link.ErrClosed && nc.IsClosed() {
		return l.closedError(nc)
	}
	return err
}

// closedError returns why nothing can be sent on a connection that was closed: for good, or because
// another connection is about to take its place. The state of the link follows a moment later.
func (l *Link) closedError(nc *nats.Conn) error {
	state := l.State()
	isForGood := !l.isReplaced() || state == link.Up && isClosedByUser(nc, nc.LastError(), true)
	if state == link.Closed || isForGood {
		return link.ErrClosed
	}
	return link.ErrDown
}

// Subscribe asks for a subject.
func (l *Link) Subscribe(subject, queueGroup string, receive func(link.Message)) (link.Subscription, error) {
	s := &subscription{link: l, subject: subject, group: queueGroup, receive: receive}
	l.mu.Lock()
	l.subscriptions[s] = struct{}{}
	l.mu.Unlock()
	l.errors.watch(l, l.nc.Load())
	// Where another connection is about to take this one's place, it asks for the subject.
	if err := s.open(l.nc.Load()); err != nil && !(errors.Is(err, link.ErrClosed) && l.isReplaced()) {
		l.forget(s)
		return nil, err
	}
	return s, nil
}

func (l *Link) forget(s *subscription) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.subscriptions, s)
}

// Confirm returns once the server has answered a ping that was sent after all else, and everybody
// has been told what it had refused by then.
func (l *Link) Confirm(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, confirmTimeout)
	defer cancel()
	nc := l.nc.Load()
	if err := nc.FlushWithContext(ctx); err != nil {
		return linkError(err)
	}
	l.errors.await(ctx, nc)
	return nil
}

// CatchUp returns once the server has answered a ping, and all subscriptions have received what had
// come before that.
func (l *Link) CatchUp(ctx context.Context) error {
	nc := l.nc.Load()
	if err := nc.FlushWithContext(ctx); err != nil {
		return linkError(err)
	}
	received := make(chan struct{})
	if err := nc.Barrier(func() { close(received) }); err != nil {
		return linkError(err)
	}
	select {
	case <-received:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Leave drops the server and connects to another.
func (l *Link) Leave() error {
	return linkError(l.nc.Load().ForceReconnect())
}

// Listen notifies events of what happens, until stop is called.
func (l *Link) Listen(events *link.Events) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listeners[events] = struct{}{}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.listeners, events)
	}
}

func (l *Link) all() []*link.Events {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]*link.Events, 0, len(l.listeners))
	for events := range l.listeners {
		all = append(all, events)
	}
	return all
}

func (l *Link) tell(choose func(*link.Events) func()) {
	for _, events := range l.all() {
		if call := choose(events); call != nil {
			call()
		}
	}
}

// linkError translates into the words of package link why the library has not done what it was
// asked for.
func linkError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, nats.ErrMaxPayload):
		return link.ErrTooLarge
	case errors.Is(err, nats.ErrConnectionClosed), errors.Is(err, nats.ErrConnectionDraining):
		return link.ErrClosed
	case errors.Is(err, nats.ErrReconnectBufExceeded), errors.Is(err, nats.ErrConnectionReconnecting), errors.Is(err, nats.ErrDisconnected):
		return link.ErrDown
	default:
		return err
	}
}
