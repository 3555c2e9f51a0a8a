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
	// seenEvery is how often the process is seen at work.
	seenEvery = 250 * time.Millisecond
	// catchUpTimeout is how long a round trip may take: the server probe leaves a server that takes
	// longer.
	catchUpTimeout = 30 * time.Second
)

// Arrivals knows when a message that is read may have come: before the process was suspended, say.
type Arrivals struct {
	link link.Link
	// calmUntil is the time until which nothing that is read can have waited.
	calmUntil atomic.Int64

	mu    sync.Mutex
	users int
	watch *PauseWatch
	timer *time.Timer
}

func newArrivals(l link.Link) *Arrivals {
	a := &Arrivals{link: l}
	a.calmUntil.Store(int64(clock.Never))
	return a
}

// Watch begins to watch, until the function is called that it returns.
func (a *Arrivals) Watch() (stop func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.users++; a.users == 1 {
		a.watch = NewPauseWatch(milliseconds(clock.Now()))
		a.timer = time.AfterFunc(seenEvery, a.see)
		a.setCalm()
	}
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.users--; a.users == 0 {
			a.timer.Stop()
			a.watch = nil
			a.setCalm()
		}
	}
}

// CameAt returns when a message that is read now may have come at the earliest.
func (a *Arrivals) CameAt(now clock.Instant) clock.Instant {
	if int64(now) <= a.calmUntil.Load() {
		return now
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.watch == nil {
		return now
	}
	at := milliseconds(now)
	if a.watch.Look(at) {
		a.ask()
	}
	return now - instantOf(at-a.watch.CameAt(at))
}

func (a *Arrivals) see() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.watch == nil {
		return
	}
	if a.watch.See(milliseconds(clock.Now())) {
		a.ask()
	}
	a.setCalm()
	a.timer.Reset(seenEvery)
}

// ask begins a round trip. a.mu must be held.
func (a *Arrivals) ask() {
	watch := a.watch
	round := watch.Round()
	a.setCalm()
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), catchUpTimeout)
		defer cancel()
		// Where it fails, the connection is gone, and what had waited with it.
		_ = a.link.CatchUp(ctx)
		a.mu.Lock()
		defer a.mu.Unlock()
		watch.End(round)
		a.setCalm()
	}()
}

// setCalm spares most messages the lock. a.mu must be held.
func (a *Arrivals) setCalm() {
	switch {
	case a.watch == nil:
		a.calmUntil.Store(int64(clock.Never))
	case a.watch.isCatchingUp:
		a.calmUntil.Store(0)
	default:
		a.calmUntil.Store(int64(instantOf(a.watch.seenAt + pauseMs)))
	}
}

func milliseconds(at clock.Instant) float64 { return float64(at) / float64(time.Millisecond) }

func instantOf(ms float64) clock.Instant { return clock.Instant(ms * float64(time.Millisecond)) }
