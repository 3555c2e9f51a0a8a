package connection

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/link"
)

const (
	firstWindow    = 1 << 20
	smallestWindow = 256 << 10
	largestWindow  = 16 << 20
	// A full window that is confirmed sooner than quick doubles the next one, and one that takes
	// longer than slow halves it.
	quick = 100 * time.Millisecond
	slow  = 500 * time.Millisecond
	// windowProbeTimeout is how long a confirmation may take. A server that takes longer is left by
	// the server probe.
	windowProbeTimeout = 30 * time.Second
)

// window bounds the bytes that were handed to the client library and that the server has not
// confirmed: neither that library nor the sockets report how much they hold, and what they hold can
// neither be dropped nor overtaken. It grows on lines that take more, and shrinks on slow ones. Its
// lock is that of its outbox.
type window struct {
	link link.Link
	mu   *sync.Mutex
	// held is the counter of the outbox; what is confirmed or lost is subtracted from it.
	held *atomic.Int64
	// size is how many bytes may be unconfirmed.
	size int
	// sent and confirmed count bytes, since the connection was made.
	sent, confirmed int
	// isProbing is also read without the lock.
	isProbing atomic.Bool
	pace      pace
	// generation distinguishes what was sent on this connection from what was sent on earlier ones.
	generation int
	// change is closed and replaced when more may fit.
	change chan struct{}
	// hasMoved reports whether the server has confirmed something.
	hasMoved bool
}

func (w *window) init(l link.Link, mu *sync.Mutex, held *atomic.Int64) {
	w.link, w.mu, w.held, w.size, w.change = l, mu, held, firstWindow, make(chan struct{})
}

func (w *window) unconfirmed() int {
	return w.sent - w.confirmed
}

// fits reports whether so many bytes may be sent now. What is larger than the window may be once
// nothing else is on its way.
func (w *window) fits(bytes int) bool {
	unconfirmed := w.unconfirmed()
	return unconfirmed == 0 || unconfirmed+bytes <= w.size
}

// line returns what is known of the way to the server.
func (w *window) line() line {
	l := line{room: w.size - w.unconfirmed(), ahead: w.unconfirmed()}
	if w.pace.perByte != 0 {
		l.pace = w.pace.at(clock.Now())
	}
	return l
}

// changed returns a channel that is closed when more may fit. Whoever waits for it has to hear of
// what is on its way, however little that is.
func (w *window) changed() <-chan struct{} {
	w.ask()
	return w.change
}

func (w *window) takeMoved() bool {
	moved := w.hasMoved
	w.hasMoved = false
	return moved
}

// count adds what was just sent, and asks for a confirmation after each quarter of the window.
func (w *window) count(bytes int) {
	w.sent += bytes
	if w.unconfirmed() > w.size/4 {
		w.ask()
	}
}

// ask asks for a confirmation of all that was sent, if there is anything to confirm and none is on
// its way.
func (w *window) ask() {
	if w.unconfirmed() > 0 && w.isProbing.CompareAndSwap(false, true) {
		go w.probe(w.generation, w.sent, w.unconfirmed(), clock.Now())
	}
}

func (w *window) probe(generation, sent, asked int, from clock.Instant) {
	ctx, cancel := context.WithTimeout(context.Background(), windowProbeTimeout)
	err := w.link.Confirm(ctx)
	cancel()
	w.mu.Lock()
	defer w.mu.Unlock()
	if generation != w.generation {
		return
	}
	w.isProbing.Store(false)
	if err == nil {
		w.held.Add(-int64(sent - w.confirmed))
		w.confirmed = sent
		w.hasMoved = true
		at := clock.Now()
		took := at.Since(from)
		if asked > smallestWindow/4 {
			w.pace.learn(asked, took, at)
		}
		switch {
		case took < quick && asked > w.size/2:
			w.size = min(2*w.size, largestWindow)
		case took > slow:
			w.size = max(w.size/2, smallestWindow)
		}
	}
	w.wake()
	if err != nil || w.unconfirmed() > w.size/4 {
		w.ask()
	}
}

// reset forgets what was on its way: it is lost with the old socket, or has nobody who waits for
// it.
func (w *window) reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.generation++
	w.held.Add(-int64(w.unconfirmed()))
	w.sent, w.confirmed = 0, 0
	w.isProbing.Store(false)
	w.size, w.pace = firstWindow, pace{}
	w.wake()
}

func (w *window) wake() {
	close(w.change)
	w.change = make(chan struct{})
}
