package clock

import (
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// Instant is a point on the clock of this process, in nanoseconds. The clock only goes forward,
// whatever happens to that of the system.
type Instant int64

// Never is after all other instants.
const Never Instant = math.MaxInt64

// processStart is where the clock begins. In a bubble of testing/synctest it is the year 2000, long
// before the process has started: so that instants are positive there too, the clock does not begin
// at 0.
var processStart = time.Now()

const startInstant = Instant(100 * 365 * 24 * time.Hour)

// Now returns the current instant.
func Now() Instant {
	return startInstant.After(time.Since(processStart))
}

// After returns the instant that comes so much later.
func (i Instant) After(d time.Duration) Instant {
	return i + Instant(d)
}

// Since returns the time from other to i.
func (i Instant) Since(other Instant) time.Duration {
	return time.Duration(i - other)
}

// Time returns the instant on the clock of the system.
func (i Instant) Time() time.Time {
	return processStart.Add(i.Since(startInstant))
}

// Alarm watches many deadlines with one timer. Setting and lifting a deadline costs nothing as long
// as an earlier one is being watched, which is so for nearly all calls; in return, each time it
// goes off all deadlines are looked at.
type Deadlines struct {
	// due handles all deadlines that have passed, and returns the earliest that has not.
	due func(now Instant) Instant
	// next is when the alarm goes off.
	next  atomic.Int64
	mu    sync.Mutex
	timer *time.Timer
}

// minPause is how much time passes at least between two rounds over all deadlines.
const minPause = time.Millisecond

func NewDeadlines(due func(now Instant) Instant) *Deadlines {
	a := &Deadlines{due: due}
	a.next.Store(int64(Never))
	return a
}

// Watch sets the alarm to go off at the deadline. The deadline must be where due finds it already.
func (a *Deadlines) Watch(deadline Instant) {
	if Instant(a.next.Load()) > deadline {
		a.set(deadline, 0)
	}
}

func (a *Deadlines) set(deadline Instant, pause time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if Instant(a.next.Load()) <= deadline {
		return
	}
	a.next.Store(int64(deadline))
	wait := max(deadline.Since(Now()), pause)
	if a.timer == nil {
		a.timer = time.AfterFunc(wait, a.ring)
		return
	}
	a.timer.Reset(wait)
}

func (a *Deadlines) ring() {
	a.mu.Lock()
	a.next.Store(int64(Never))
	a.mu.Unlock()
	// A deadline that is set from here on sets the alarm; one that was set before is found.
	if next := a.due(Now()); next != Never {
		a.set(next, minPause)
	}
}
