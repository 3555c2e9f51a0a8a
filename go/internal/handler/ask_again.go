package handler

import (
	"sync"
	"time"
)

const (
	firstAsk = 2 * time.Second
	lastAsk  = 30 * time.Second
)

// askAgain asks for something that the server has refused again and again, after 2 seconds, and
// then more and more seldom, every 30 seconds in the end.
type askAgain struct {
	ask func() bool

	mu    sync.Mutex
	timer *time.Timer
	wait  time.Duration
	// round distinguishes those that were stopped from those that go on.
	round int
}

// newAskAgain returns what asks by a function that reports whether all is granted.
func newAskAgain(ask func() bool) *askAgain {
	return &askAgain{ask: ask}
}

// start begins to ask, unless that has begun.
func (a *askAgain) start() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.timer == nil {
		a.wait = firstAsk
		a.set()
	}
}

// stop ends it.
func (a *askAgain) stop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.round++
	if a.timer != nil {
		a.timer.Stop()
		a.timer = nil
	}
}

// set sets the timer. The lock is held.
func (a *askAgain) set() {
	round := a.round
	a.timer = time.AfterFunc(a.wait, func() {
		isGranted := a.ask()
		a.mu.Lock()
		defer a.mu.Unlock()
		switch {
		case round != a.round:
		case isGranted:
			a.timer = nil
		default:
			a.wait = min(2*a.wait, lastAsk)
			a.set()
		}
	})
}
