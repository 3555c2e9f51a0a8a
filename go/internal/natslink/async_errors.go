package natslink

import (
	"context"
	"errors"
	"reflect"
	"regexp"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/link"
)

var (
	publishDenied      = regexp.MustCompile(`(?i)permissions violation for publish to "([^"]+)"`)
	subscriptionDenied = regexp.MustCompile(`(?i)permissions violation for subscription to "([^"]+)"(?: using queue "([^"]+)")?`)
)

// longestErrors is how long a confirmation waits for errors that the client library has yet to
// report: the user's error handler may delay them, or may have replaced ours.
const longestErrors = 5 * time.Second

// asyncErrors holds the server's refusals as the client library reports them. It reports them one
// after the other, from a goroutine of its own: an answer that came after a refusal may be known
// before it.
type asyncErrors struct {
	mu sync.Mutex
	// last is the refusal that was reported last.
	last error
	// awaited are those that somebody waits for.
	awaited map[error]chan struct{}
}

// watch puts a look at the connection's errors before the user's own handler: only there does the
// server say what it refused. A program that sets another handler later takes ours away, until it
// is watched again.
func (a *asyncErrors) watch(l *Link, nc *nats.Conn) {
	a.mu.Lock()
	defer a.mu.Unlock()
	next := nc.ErrorHandler()
	ours := func(nc *nats.Conn, subscription *nats.Subscription, err error) {
		tellDenied(l, err)
		a.told(err)
		if next != nil {
			next(nc, subscription, err)
		}
	}
	if next != nil && codeOf(next) == codeOf(ours) {
		return
	}
	nc.SetErrorHandler(ours)
	// Earlier errors were reported to another handler.
	a.last = nc.LastError()
}

// codeOf distinguishes functions, but not closures that differ only in their variables.
func codeOf(f nats.ErrHandler) uintptr {
	return reflect.ValueOf(f).Pointer()
}

// told records that an error has been reported to all.
func (a *asyncErrors) told(err error) {
	if !errors.Is(err, nats.ErrPermissionViolation) {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.last = err
	if waiting := a.awaited[err]; waiting != nil {
		close(waiting)
		delete(a.awaited, err)
	}
}

// await waits until everybody has been told of what the server has refused up to now, which is no
// longer than the library's last error takes: each is a value of its own, and they are told in
// order.
func (a *asyncErrors) await(ctx context.Context, nc *nats.Conn) {
	a.mu.Lock()
	newest := nc.LastError()
	if newest == a.last || !errors.Is(newest, nats.ErrPermissionViolation) {
		a.mu.Unlock()
		return
	}
	waiting := a.awaited[newest]
	if waiting == nil {
		waiting = make(chan struct{})
		if a.awaited == nil {
			a.awaited = make(map[error]chan struct{})
		}
		a.awaited[newest] = waiting
	}
	a.mu.Unlock()
	timer := time.NewTimer(longestErrors)
	defer timer.Stop()
	select {
	case <-waiting:
	case <-timer.C:
		a.told(newest)
	case <-ctx.Done():
	}
}

func tellDenied(l *Link, err error) {
	if match := publishDenied.FindStringSubmatch(err.Error()); match != nil {
		l.tell(func(events *link.Events) func() {
			if events.OnPublishDenied == nil {
				return nil
			}
			return func() { events.OnPublishDenied(match[1]) }
		})
	}
	if match := subscriptionDenied.FindStringSubmatch(err.Error()); match != nil {
		l.tell(func(events *link.Events) func() {
			if events.OnSubscriptionDenied == nil {
				return nil
			}
			return func() { events.OnSubscriptionDenied(match[1], match[2]) }
		})
	}
}
