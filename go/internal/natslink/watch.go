package natslink

import (
	"errors"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/logging"
)

// replaceDelay is the time between two attempts to replace a connection that was closed.
const replaceDelay = 250 * time.Millisecond

// watch follows the state of one connection until it is closed.
func (l *Link) watch(nc *nats.Conn, statuses chan nats.Status) {
	// The connection may have been closed before anybody listened.
	if !nc.IsClosed() {
		for status := range statuses {
			switch status {
			case nats.CONNECTED:
				l.onUp(nc)
			case nats.RECONNECTING:
				l.onDown()
			}
			if nc.IsClosed() {
				break
			}
			if len(statuses) == 0 && l.State() != link.Up && nc.IsConnected() {
				// So many changes came at once that the client library has dropped the last ones.
				l.onUp(nc)
			}
		}
	}
	nc.RemoveStatusListener(statuses)
	links.Delete(nc)
	l.onEnd(nc)
}

func (l *Link) onUp(nc *nats.Conn) {
	l.maxPayload.Store(nc.MaxPayload())
	if !nc.IsConnected() {
		return
	}
	l.state.Store(int32(link.Up))
	l.tell(func(events *link.Events) func() { return events.OnUp })
}

func (l *Link) onDown() {
	l.state.Store(int32(link.Down))
	l.tell(func(events *link.Events) func() { return events.OnDown })
}

// onEnd deals with a connection that is closed for good: it takes another one where the user has
// not closed it, and may.
func (l *Link) onEnd(nc *nats.Conn) {
	reason := nc.LastError()
	if isClosedByUser(nc, reason, l.State() == link.Up) {
		l.leaveForGood()
		reason = nil
	}
	if l.isReplaced() {
		l.onDown()
		logging.Events{}.Log(slog.LevelError, "the connection to NATS was closed; reconnecting", slog.Any("error", reason))
		for !l.hasLeft() {
			next, err := l.reconnect()
			if err != nil {
				time.Sleep(replaceDelay)
				continue
			}
			l.replace(next)
			return
		}
	}
	l.state.Store(int32(link.Closed))
	switch {
	case reason == nil:
		reason = errors.New("the connection to NATS was closed")
	case !l.hasLeft():
		logging.Events{}.Log(slog.LevelError, "the connection to NATS was closed for good", slog.Any("error", reason))
	}
	for _, events := range l.all() {
		if events.OnClosed != nil {
			events.OnClosed(reason)
		}
	}
}

// isClosedByUser reports whether it was its user who has closed a connection, and not the client
// library, which keeps errors that have ended nothing too.
func isClosedByUser(nc *nats.Conn, reason error, wasUp bool) bool {
	if reason == nil || errors.Is(reason, nats.ErrPermissionViolation) || errors.Is(reason, nats.ErrSlowConsumer) ||
		errors.Is(reason, nats.ErrMaxSubscriptionsExceeded) || errors.Is(reason, nats.ErrBadHeaderMsg) {
		return true
	}
	if wasUp {
		return false
	}
	// While it looks for a server, the library gives up only when there is none left to try, and
	// when its credentials were refused twice.
	isRefused := errors.Is(reason, nats.ErrAuthorization) || errors.Is(reason, nats.ErrAuthExpired) ||
		errors.Is(reason, nats.ErrAuthRevoked) || errors.Is(reason, nats.ErrAccountAuthExpired)
	return len(nc.Servers()) > 0 && (nc.Opts.IgnoreAuthErrorAbort || !isRefused)
}

func (l *Link) hasLeft() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.isLeft
}

// isReplaced reports whether another connection takes the place of one that is closed for good.
func (l *Link) isReplaced() bool {
	return l.reconnect != nil && !l.hasLeft()
}

// replace goes on with another connection. It is up only once it has all subscriptions: a call that
// is sent before would not hear its reply.
func (l *Link) replace(nc *nats.Conn) {
	links.Store(nc, l)
	l.nc.Store(nc)
	l.mu.Lock()
	subscriptions := make([]*subscription, 0, len(l.subscriptions))
	for s := range l.subscriptions {
		subscriptions = append(subscriptions, s)
	}
	l.mu.Unlock()
	for _, s := range subscriptions {
		// It fails only where the connection is closed again, which the next round deals with.
		_ = s.open(nc)
	}
	l.use(nc)
	if l.hasLeft() {
		nc.Close()
		return
	}
	l.onUp(nc)
}
