package handler

import (
	"context"
	"sync"
	"time"

	"github.com/zyra/autonats/go/internal/fault"
)

type lifeState int

const (
	notStarted lifeState = iota
	starting
	serving
	draining
	over
)

// life is that of a handler.
//
//	notStarted ──Start──> starting ──confirmed──> serving ──Shutdown, ctx done──> draining ──> over
//	    ^                  │  │                     │                                │         ^
//	    └──── refused ─────┘  └──Shutdown───────────┼────────────────────────────────┘         │
//	                          (Start fails)         └──── connection closed for good ──────────┘
type life struct {
	mu    sync.Mutex
	state lifeState
	// err is why the handler has ended by itself.
	err  error
	done chan struct{}
	// leave stops listening to the connection, unwatch to the context of Start.
	leave   func()
	unwatch func() bool
}

func newLife() life {
	return life{done: make(chan struct{})}
}

func (l *life) is(state lifeState) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state == state
}

// Start begins to serve, and returns nil once the NATS server has confirmed all subscriptions.
// Where there is no connection, it waits for one. When ctx is done later, the handler shuts down by
// itself. Methods get contexts with the values of ctx; they are not done with it, since a shutdown
// waits for what runs.
//
// Start fails with an [fault.Error] if an option cannot work, if the user of the connection may not
// subscribe, if the connection is closed, and if ctx is done before the server has confirmed; after
// that it may be tried again. It also fails if the handler was started already, or was shut down.
func (h *Handler) Start(ctx context.Context) error {
	if h.invalid != nil {
		return h.invalid
	}
	if err := h.begin(ctx); err != nil {
		return err
	}
	err := h.subscriptions.open(h.listenings())
	if err == nil {
		err = h.subscriptions.confirm(ctx)
	}
	l := &h.life
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.state != starting:
		return wrongState("the handler was shut down while it started")
	case err != nil:
		l.leave()
		h.subscriptions.drain(cancelled, everything)
		h.subscriptions = newSubscriptions(h.shared, h.events)
		l.state = notStarted
		return err
	}
	l.state = serving
	l.unwatch = context.AfterFunc(ctx, h.Shutdown)
	return nil
}

// Run is [Handler.Start] under the name that it first had. The function Run of package autonats
// serves until ctx is done.
func (h *Handler) Run(ctx context.Context) error {
	return h.Start(ctx)
}

// begin creates what a start needs besides subscriptions.
func (h *Handler) begin(ctx context.Context) error {
	l := &h.life
	l.mu.Lock()
	defer l.mu.Unlock()
	switch l.state {
	case draining, over:
		return wrongState("the handler was shut down; make a new one to serve again")
	case starting, serving:
		return wrongState("the handler was started already")
	}
	l.state = starting
	base := context.WithoutCancel(ctx)
	h.context.Store(&base)
	l.leave = h.listen()
	return nil
}

func wrongState(message string) *fault.Error {
	return &fault.Error{Code: fault.CodeFailedPrecondition, Outcome: fault.OutcomeNotSent, Message: message}
}

// Done returns a channel that is closed once the handler has ended, whatever the reason.
func (h *Handler) Done() <-chan struct{} {
	return h.life.done
}

// Err returns why the handler has ended by itself, which it does when its connection is lost
// permanently. It returns nil while the handler serves, and after a shutdown.
func (h *Handler) Err() error {
	h.life.mu.Lock()
	defer h.life.mu.Unlock()
	return h.life.err
}

// Wait waits until the handler has ended, and returns why as Err does.
func (h *Handler) Wait() error {
	<-h.life.done
	return h.Err()
}

// Shutdown takes no new calls, waits for those that run or wait and for their answers, and returns
// when all is done. The connection stays open. What has not ended after the drain timeout is
// answered with UNAVAILABLE: with [fault.ReasonDraining] if it has not started; if it runs, it is
// told to stop by its context, and its goroutine ends when the method returns.
//
// It may be called any number of times, and from anywhere but a method of the handler itself, which
// it would wait for.
func (h *Handler) Shutdown() {
	l := &h.life
	l.mu.Lock()
	before := l.state
	if before != over {
		l.state = draining
	}
	l.mu.Unlock()
	switch before {
	case draining, over:
		<-l.done
		return
	case starting, serving:
		h.stop()
	}
	h.finish(nil)
}

func (h *Handler) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), h.options.DrainTimeout)
	defer cancel()
	if h.life.unwatch != nil {
		h.life.unwatch()
	}
	h.group.stop()
	h.isLeaving.Store(true)
	if h.isCalledDirectly.Load() {
		h.subscriptions.drain(ctx, func(entry *listening) bool { return entry.queueGroup != "" })
		h.giveNotice(ctx)
	}
	// Calls that are given up while the handler stops are still to be told so.
	h.subscriptions.drain(ctx, func(entry *listening) bool { return entry.subject != h.cancelSubject() })
	h.waitIdle(ctx)
	// Also where nothing runs: what the server had sent may still come, if it has not answered by now.
	for _, endpoint := range h.endpoints {
		endpoint.giveUp()
	}
	last, cancelLast := context.WithTimeout(context.Background(), flushTimeout)
	defer cancelLast()
	h.subscriptions.drain(last, everything)
	// What is lost now is lost together with the connection.
	h.shared.Outbox.Flush(last)
}

// noticeTime is how long an instance still takes calls on its own subject after it has left the queue
// group: its reports say meanwhile that it will not. Servers of a cluster lose a few of the messages
// to a subject whose last subscription is withdrawn at that moment. A client that calls the instance
// some ten times a second has called it, and learnt of that, in a quarter of a second.
const noticeTime = 250 * time.Millisecond

// mostNotices is how often that time begins again, because somebody has called it directly meanwhile.
const mostNotices = 8

// giveNotice waits until those who call the instance directly have learnt that it leaves: nobody has
// done so for some time.
func (h *Handler) giveNotice(ctx context.Context) {
	for range mostNotices {
		if !h.isCalledDirectly.Swap(false) {
			return
		}
		select {
		case <-time.After(noticeTime):
		case <-ctx.Done():
			return
		}
	}
}

// flushTimeout is how long a shutdown waits for the server to take the last answers.
const flushTimeout = 2 * time.Second

func everything(*listening) bool { return true }

// cancelled is a context for operations that must not wait.
var cancelled = func() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}()

// onClosed ends the handler: its connection was closed for good, without a reason by its owner.
func (h *Handler) onClosed(reason error) {
	h.tellConnection("closed")
	l := &h.life
	l.mu.Lock()
	if l.state != serving {
		l.mu.Unlock()
		return
	}
	l.state = draining
	l.mu.Unlock()
	if l.unwatch != nil {
		l.unwatch()
	}
	h.group.stop()
	for _, endpoint := range h.endpoints {
		endpoint.giveUp()
	}
	h.subscriptions.drain(cancelled, everything)
	if reason == nil {
		h.finish(nil)
		return
	}
	h.logClosed(reason)
	h.finish(&fault.Error{
		Code: fault.CodeUnavailable, Reason: fault.ReasonClosed, Outcome: fault.OutcomeNotSent,
		Message: "the connection to NATS was lost permanently; the handler has ended", Cause: reason,
	})
}

// finish releases the connection, and reports that the handler has ended.
func (h *Handler) finish(err error) {
	l := &h.life
	l.mu.Lock()
	l.state, l.err = over, err
	leave := l.leave
	l.mu.Unlock()
	if leave != nil {
		leave()
	}
	h.workers.close()
	close(l.done)
	h.tellEnded()
}
