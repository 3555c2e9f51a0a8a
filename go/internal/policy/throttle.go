package policy

import (
	"math"
	"sync"
	"sync/atomic"
)

const (
	throttleBuckets = 30
	bucketMs        = 1000
	// leastAttempts is how many attempts the window must have for any call to be held back.
	leastAttempts = 20
	// attemptsPerAnswer is how many attempts may go out for each one that is answered.
	attemptsPerAnswer = 2
	// probeMs is the time after which one call is let through, however many were refused.
	probeMs = 1000
)

// Throttle holds back calls of a method whose handlers refuse most of them as BUSY, with the
// probability of "Handling Overload" in Google's Site Reliability Engineering: refusing a call costs
// a handler time, too, and here it costs nothing. It sleeps until an attempt is refused, and again
// once none was for 30 seconds, so that calls of a method that is not overloaded cost one look at
// IsAwake.
type Throttle struct {
	isAwake atomic.Bool

	mu sync.Mutex
	// answeredIn counts attempts that handlers have answered, refusedIn calls and attempts that
	// were refused or held back, by seconds.
	answeredIn, refusedIn [throttleBuckets]float64
	answered, refused     float64
	// last is the second, of all time, whose bucket is the last.
	last  int64
	letAt float64
}

// IsAwake reports whether anything is to be counted or asked.
func (t *Throttle) IsAwake() bool { return t.isAwake.Load() }

// NoteRefused counts an attempt that was refused as BUSY.
func (t *Throttle) NoteRefused(now float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.isAwake.Load() {
		t.turnTo(now)
	} else {
		t.wake(now)
	}
	t.isAwake.Store(true)
	t.refuse()
}

// NoteAnswered counts an attempt that a handler had room for.
func (t *Throttle) NoteAnswered(now float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.isAwake.Load() {
		return
	}
	t.turnTo(now)
	t.answeredIn[t.last%throttleBuckets]++
	t.answered++
}

// Admits reports whether a call may be made. random is from 0 to 1.
func (t *Throttle) Admits(now, random float64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.isAwake.Load() {
		return true
	}
	t.turnTo(now)
	all := t.answered + t.refused
	isHeldBack := all >= leastAttempts && random < (all-attemptsPerAnswer*t.answered)/(all+1)
	if isHeldBack && now-t.letAt < probeMs {
		t.refuse()
		return false
	}
	t.letAt = now
	return true
}

func (t *Throttle) wake(now float64) {
	t.answeredIn, t.refusedIn = [throttleBuckets]float64{}, [throttleBuckets]float64{}
	t.answered, t.refused = 0, 0
	t.last, t.letAt = int64(math.Floor(now/bucketMs)), now
}

func (t *Throttle) refuse() {
	t.refusedIn[t.last%throttleBuckets]++
	t.refused++
}

// turnTo forgets what is older than the window, and goes to sleep where nothing was refused in it.
func (t *Throttle) turnTo(now float64) {
	second := int64(math.Floor(now / bucketMs))
	for turn := max(t.last+1, second-throttleBuckets+1); turn <= second; turn++ {
		bucket := turn % throttleBuckets
		t.answered -= t.answeredIn[bucket]
		t.refused -= t.refusedIn[bucket]
		t.answeredIn[bucket], t.refusedIn[bucket] = 0, 0
	}
	t.last = max(t.last, second)
	if t.refused == 0 {
		t.isAwake.Store(false)
	}
}
