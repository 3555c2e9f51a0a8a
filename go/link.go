package autonats

import (
	"regexp"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/nats-io/nats.go"
)

// link is what all clients and handlers on one connection share: news of its state, and the multiplexer. It never closes a connection, since the user
// opened it.
type link struct {
	nc            *nats.Conn
	mux           *mux
	outbox        *outbox
	probe         *probe
	cancellations *cancellations
	waiting       waiting
	gate          gate

	// connected and maxPayload are what was heard of the connection last. Asking the connection itself may mean to wait for a server that does not read.
	connected  atomic.Bool
	maxPayload atomic.Int64

	mu sync.Mutex
	// up is closed and replaced each time that the connection comes back; closed is closed when it is over for good.
	up        chan struct{}
	closed    chan struct{}
	listeners map[*listener]struct{}
	// denied has what to call, by the subject that the server does not let this connection publish to, itself or an instance below it.
	denied sync.Map
}

// listener is told of what happens to a connection. Any of its functions may be nil, and none may block.
type listener struct {
	onUp     func()
	onDown   func()
	onClosed func()
	// onPublishDenied and onSubscribeDenied are called with the subject that the server does not let this connection's user publish or subscribe to.
	onPublishDenied   func(subject string)
	onSubscribeDenied func(subject string)
}

var links sync.Map // *nats.Conn to *link

// linkOf finds or makes the link of a connection.
func linkOf(nc *nats.Conn) *link {
	if found, ok := links.Load(nc); ok {
		return found.(*link)
	}
	l := &link{nc: nc, up: make(chan struct{}), closed: make(chan struct{}), listeners: make(map[*listener]struct{})}
	l.outbox, l.probe = &outbox{nc: nc}, &probe{link: l, interval: probeInterval}
	l.mux, l.cancellations = newMux(l), &cancellations{outbox: l.outbox}
	l.outbox.mux = l.mux
	if found, loaded := links.LoadOrStore(nc, l); loaded {
		return found.(*link)
	}
	statuses := nc.StatusChanged(nats.CONNECTED, nats.RECONNECTING, nats.CLOSED)
	l.maxPayload.Store(nc.MaxPayload())
	l.connected.Store(nc.IsConnected())
	l.watchErrors()
	go l.watch(statuses)
	return l
}

// isUp tells whether what is published now reaches a server, as far as is known: events come a moment after the fact. Who sends looks again.
func (l *link) isUp() bool {
	return l.connected.Load()
}

// takes tells whether the server takes a message of so many bytes, header included.
func (l *link) takes(bytes int) bool {
	if int64(bytes) <= l.maxPayload.Load() {
		return true
	}
	l.maxPayload.Store(l.nc.MaxPayload())
	return int64(bytes) <= l.maxPayload.Load() || !l.isUp()
}

// isClosed tells whether the connection will never be up again.
func (l *link) isClosed() bool {
	return l.nc.IsClosed()
}

// whenUp gives a channel that is closed the next time that the connection comes back.
func (l *link) whenUp() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.up
}

func (l *link) add(listener *listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listeners[listener] = struct{}{}
}

func (l *link) remove(listener *listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.listeners, listener)
}

// reportDenied calls report whenever the server refuses what is published to subject, or to an instance below it. The last one to ask for a subject counts.
func (l *link) reportDenied(subject string, report func()) {
	l.denied.Store(subject, report)
}

func (l *link) watch(statuses chan nats.Status) {
	// The connection may have been closed before anybody listened.
	if !l.nc.IsClosed() {
		for status := range statuses {
			switch status {
			case nats.CONNECTED:
				l.onUp()
			case nats.RECONNECTING:
				l.connected.Store(false)
				l.tell(func(listener *listener) func() { return listener.onDown })
			}
			if l.nc.IsClosed() {
				break
			}
			if len(statuses) == 0 && !l.connected.Load() && l.nc.IsConnected() {
				// So many changes came at once that the client library has dropped the last ones.
				l.onUp()
			}
		}
	}
	l.connected.Store(false)
	close(l.closed)
	l.tell(func(listener *listener) func() { return listener.onClosed })
	l.nc.RemoveStatusListener(statuses)
	links.Delete(l.nc)
}

func (l *link) onUp() {
	l.maxPayload.Store(l.nc.MaxPayload())
	l.connected.Store(l.nc.IsConnected())
	l.mu.Lock()
	up := l.up
	l.up = make(chan struct{})
	l.mu.Unlock()
	l.tell(func(listener *listener) func() { return listener.onUp })
	close(up)
}

func (l *link) tell(choose func(*listener) func()) {
	for _, listener := range l.all() {
		if call := choose(listener); call != nil {
			call()
		}
	}
}

func (l *link) all() []*listener {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]*listener, 0, len(l.listeners))
	for listener := range l.listeners {
		all = append(all, listener)
	}
	return all
}

var (
	publishDenied   = regexp.MustCompile(`(?i)permissions violation for publish to "([^"]+)"`)
	subscribeDenied = regexp.MustCompile(`(?i)permissions violation for subscription to "([^"]+)"`)
)

// watchErrors puts a look at the connection's errors before the user's own handler: only there does the server tell what it refused.
func (l *link) watchErrors() {
	next := l.nc.ErrorHandler()
	l.add(&listener{onPublishDenied: func(subject string) {
		l.denied.Range(func(key, report any) bool {
			if below, found := strings.CutPrefix(subject, key.(string)); found && (below == "" || below[0] == '.') {
				report.(func())()
			}
			return true
		})
	}})
	l.nc.SetErrorHandler(func(nc *nats.Conn, subscription *nats.Subscription, err error) {
		l.tellDenied(publishDenied, err, func(listener *listener) func(string) { return listener.onPublishDenied })
		l.tellDenied(subscribeDenied, err, func(listener *listener) func(string) { return listener.onSubscribeDenied })
		if next != nil {
			next(nc, subscription, err)
		}
	})
}

func (l *link) tellDenied(what *regexp.Regexp, err error, choose func(*listener) func(string)) {
	match := what.FindStringSubmatch(err.Error())
	if match == nil {
		return
	}
	for _, listener := range l.all() {
		if call := choose(listener); call != nil {
			call(match[1])
		}
	}
}
