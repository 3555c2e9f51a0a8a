package policy

import (
	"math"

	"github.com/zyra/autonats/go/internal/rate"
)

const (
	// mostInARow is how many failures one after the other open it.
	mostInARow = 5
	// mostFailed is the share of failures that opens it, once the window has leastCalls.
	mostFailed = 0.5
	leastCalls = 20
	// openMs is for how long it is open at first, twice as long each time after it, up to the longest;
	// with a random part of up to openJitter added or taken off.
	openMs        = 5000
	longestOpenMs = 60_000
	openJitter    = 0.2
	// probes is how many calls have to succeed, one at a time, before it closes.
	probes = 3
	// Each time that it was closed for healthyMs makes it forget one opening.
	healthyMs = 30_000
)

// BreakerState is the state of a breaker; the empty one is closed.
type BreakerState string

const (
	BreakerClosed  BreakerState = "closed"
	BreakerOpen    BreakerState = "open"
	BreakerProbing BreakerState = "probing"
)

// Breaker judges one instance by how its calls end. It opens where they fail one after the other, or
// most of them do within ten seconds, and is tried out after a while, with one call at a time. It
// sleeps until a call fails, and again once none has for ten seconds, so that calls to an instance
// that works cost one look at IsAwake. It is guarded by the lock of its balancer.
//
//	closed ──failures──> open ──time──> probing ──three successes──> closed
//	                      ^                │
//	                      └────failure─────┘
type Breaker struct {
	state   BreakerState
	isAwake bool
	inARow  int
	// calls counts those of the last ten seconds, and failed those of them that have failed.
	calls, failed rate.RecentEvents
	// openings is how often it was opened, less what it has forgotten.
	openings  float64
	openUntil float64
	closedAt  float64
	succeeded int
}

// State returns the state.
func (b *Breaker) State() BreakerState {
	if b.state == "" {
		return BreakerClosed
	}
	return b.state
}

// IsAwake reports whether successes are to be counted.
func (b *Breaker) IsAwake() bool { return b.isAwake }

// Admits reports whether a call may go to the instance, to which outstanding are under way.
func (b *Breaker) Admits(now, outstanding float64) bool {
	return b.State() == BreakerClosed || outstanding == 0 && now >= b.openUntil
}

// NoteCall notes that a call goes to the instance.
func (b *Breaker) NoteCall(now float64) {
	if b.state == BreakerOpen && now >= b.openUntil {
		b.state = BreakerProbing
	}
}

// NoteSuccess notes that a call has succeeded.
func (b *Breaker) NoteSuccess(now float64) {
	if !b.isAwake {
		return
	}
	switch b.State() {
	case BreakerProbing:
		if b.succeeded++; b.succeeded >= probes {
			b.state, b.isAwake, b.closedAt = BreakerClosed, false, now
		}
	case BreakerClosed:
		b.turnTo(now)
		b.inARow = 0
		b.calls.Add(secondOf(now))
		if b.failed.Total() == 0 {
			b.isAwake = false
		}
	}
}

// NoteFailure notes a failure. It opens only if it may. random is from 0 to 1.
func (b *Breaker) NoteFailure(now, random float64, mayOpen bool) {
	switch b.State() {
	case BreakerOpen:
		return
	case BreakerProbing:
		b.open(now, random)
		return
	}
	if b.isAwake {
		b.turnTo(now)
	} else {
		b.wake()
	}
	b.inARow++
	b.calls.Add(secondOf(now))
	b.failed.Add(secondOf(now))
	calls := float64(b.calls.Total())
	isBad := b.inARow >= mostInARow || calls >= leastCalls && float64(b.failed.Total()) >= calls*mostFailed
	if !isBad || !mayOpen {
		return
	}
	b.openings = max(0, b.openings-math.Floor((now-b.closedAt)/healthyMs))
	b.open(now, random)
}

func (b *Breaker) open(now, random float64) {
	longest := min(longestOpenMs, openMs*math.Pow(2, b.openings))
	b.state = BreakerOpen
	// The conversions keep a compiler from rounding once where it has to twice.
	b.openUntil = now + float64(longest*(1-openJitter+float64(2*openJitter*random)))
	b.openings++
	b.succeeded = 0
}

func (b *Breaker) wake() {
	b.isAwake, b.inARow = true, 0
	b.calls.Clear()
	b.failed.Clear()
}

// turnTo forgets what is older than the window, also what was one after the other: silence says
// nothing of an instance.
func (b *Breaker) turnTo(now float64) {
	b.calls.Forget(secondOf(now))
	b.failed.Forget(secondOf(now))
	b.inARow = min(b.inARow, b.failed.Total())
}
