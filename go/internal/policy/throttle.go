package policy

import (
	"math"
	"sync"
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/rate"
)

const (
	throttleSeconds = 30
	// leastAttempts is how many attempts the window must have for any call to be held back.
	leastAttempts = 20
	// attemptsPerAnswer is how many attempts may go out for each one that is answered.
	attemptsPerAnswer = 2
	// probeMs is the time after which one call is let through, however many were refused.
	probeMs = 1000
	// overMs is the time without a refusal after which an overload is over: while it lasts, at least
	// what is let through each second is refused.
	overMs = 1500
)

// Throttle holds back calls of a method whose handlers refuse most of them as BUSY, with the
// probability of "Handling Overload" in Google's Site Reliability Engineering: refusing a call costs
// a handler time, too, and here it costs nothing. It sleeps until an attempt is refused, and again
// once none was for a while, so that calls of a method that is not overloaded cost one look at
// IsAwake.
type Throttle struct {
	isAwake atomic.Bool

	mu sync.Mutex
	// answered counts attempts that handlers have answered, refused calls and attempts that were
	// refused or held back.
	answered, refused rate.RecentEvents
	letAt             float64
	// refusedAt is when a handler has refused the last one.
	refusedAt float64
}

// IsAwake reports whether anything is to be counted or asked.
func (t *Throttle) IsAwake() bool { return t.isAwake.Load() }

// NoteRefused counts an attempt that was refused as BUSY.
func (t *Throttle) NoteRefused(now float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.isAwake.Load() {
		t.turnTo(now)
	}
	if !t.isAwake.Load() {
		t.wake(now)
	}
	t.isAwake.Store(true)
	t.refused.Add(secondOf(now))
	t.refusedAt = now
}

// NoteAnswered counts an attempt that a handler had room for.
func (t *Throttle) NoteAnswered(now float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.isAwake.Load() {
		return
	}
	t.turnTo(now)
	t.answered.Add(secondOf(now))
}

// Admits reports whether a call may be made. random is from 0 to 1.
func (t *Throttle) Admits(now, random float64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.isAwake.Load() {
		t.turnTo(now)
	}
	if !t.isAwake.Load() {
		return true
	}
	answered := float64(t.answered.Total())
	all := answered + float64(t.refused.Total())
	isHeldBack := all >= leastAttempts && random < (all-attemptsPerAnswer*answered)/(all+1)
	if isHeldBack && now-t.letAt < probeMs {
		t.refused.Add(secondOf(now))
		return false
	}
	t.letAt = now
	return true
}

func (t *Throttle) wake(now float64) {
	t.answered, t.refused = rate.NewRecentEvents(throttleSeconds), rate.NewRecentEvents(throttleSeconds)
	t.letAt = now
}

// turnTo forgets what is older than the window, and goes to sleep when the overload is over.
func (t *Throttle) turnTo(now float64) {
	t.answered.Forget(secondOf(now))
	t.refused.Forget(secondOf(now))
	if now-t.refusedAt >= overMs {
		t.isAwake.Store(false)
	}
}

// secondOf returns the second of a time in milliseconds.
func secondOf(now float64) int64 { return int64(math.Floor(now / 1000)) }
