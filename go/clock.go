package autonats

import (
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// instant is a point on the clock of this process, in nanoseconds. The clock only goes forward, whatever happens to that of the system.
type instant int64

// never is after all other instants.
const never instant = math.MaxInt64

var processStart = time.Now()

func now() instant {
	return instant(time.Since(processStart))
}

// after gives the instant that comes so much later.
func (i instant) after(d time.Duration) instant {
	return i + instant(d)
}

// since gives the time from other to i.
func (i instant) since(other instant) time.Duration {
	return time.Duration(i - other)
}

// time gives the instant on the clock of the system.
func (i instant) time() time.Time {
	return processStart.Add(time.Duration(i))
}

// alarm watches over many deadlines with one timer. Setting and lifting a deadline costs nothing as long as an earlier one is being watched, which is so for
// nearly all calls; in return, each time it goes off all deadlines are looked at.
type alarm struct {
	// due deals with all deadlines that have passed, and gives the earliest that has not.
	due func(now instant) instant
	// next is when the alarm goes off.
	next  atomic.Int64
	mu    sync.Mutex
	timer *time.Timer
}

// minPause is how much time passes at least between two rounds over all deadlines.
const minPause = time.Millisecond

func newAlarm(due func(now instant) instant) *alarm {
	a := &alarm{due: due}
	a.next.Store(int64(never))
	return a
}

// watch makes the alarm go off at the deadline. The deadline must be where due finds it already.
func (a *alarm) watch(deadline instant) {
	if instant(a.next.Load()) > deadline {
		a.set(deadline, 0)
	}
}

func (a *alarm) set(deadline instant, pause time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if instant(a.next.Load()) <= deadline {
		return
	}
	a.next.Store(int64(deadline))
	wait := max(deadline.since(now()), pause)
	if a.timer == nil {
		a.timer = time.AfterFunc(wait, a.ring)
		return
	}
	a.timer.Reset(wait)
}

func (a *alarm) ring() {
	a.mu.Lock()
	a.next.Store(int64(never))
	a.mu.Unlock()
	// A deadline that is set from here on sets the alarm; one that was set before is found.
	if next := a.due(now()); next != never {
		a.set(next, minPause)
	}
}
