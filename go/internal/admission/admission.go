// Package admission decides which calls of a method run, which wait and which are refused. It knows
// no clock, answers nobody, and is not safe for concurrent use.
package admission

import (
	"math"
	"time"
)

// Verdict is what happens to a call that arrives.
type Verdict int

// The verdicts.
const (
	Run Verdict = iota
	Queue
	Busy
)

// Call is what is admitted: a pointer to something with an entry.
type Call interface {
	comparable
	Admission() *Entry
	// EndsAt returns the deadline, on the clock that the admission is told.
	EndsAt() time.Duration
}

// Unlimited is a number of slots that are never all taken.
const Unlimited = math.MaxInt

// Slots are what the methods of a handler have in common.
type Slots struct {
	total int
	taken int
	// lastStart is when a call took one last.
	lastStart time.Duration
}

// NewSlots returns so many slots.
func NewSlots(total int) *Slots {
	return &Slots{total: total}
}

// Total returns how many slots there are.
func (s *Slots) Total() int { return s.total }

// Taken returns how many slots are taken.
func (s *Slots) Taken() int { return s.taken }

func (s *Slots) isFull() bool {
	return s.taken >= s.total
}

const (
	// remembered is how many of the last calls the running mean represents. With few, one pause of
	// the process, which affects all calls that run at that moment, would make a quick method look
	// slow.
	remembered = 50
	// rememberedLonger is how many the steady mean represents, which follows what calls take more
	// slowly.
	rememberedLonger = 200
	// A shorter duration than pause says nothing about a method while few of its calls have ended
	// or none starts: the process may have paused. One up to long says little, because a process is
	// paused for longer on a loaded machine: it counts, but not for each call of a long queue.
	pause = 100 * time.Millisecond
	long  = 500 * time.Millisecond
	// mostDoubtful is how many calls one after the other such a duration counts for.
	mostDoubtful = 4
	// doubt is by how much the expected wait may be wrong either way. A call may wait if it would
	// start in time even if the wait were longer by that, by the longer of both means; and it goes on
	// waiting until it would be too late even if the wait were shorter, by the shorter mean. Without
	// that margin, calls that were let in are refused later, whenever the calls before them have
	// taken a little longer.
	doubt = 1.25
)

// Admission is that of one method. A call runs while there is a free slot. Else it waits, unless
// too many do, or it could not be expected to start before its deadline.
//
//	(arrives) ──judge──> running ──Release──> (over)
//	    │                   ^
//	    ├──> waiting ──Next─┘
//	    │       └─ Withdraw, DropLast ──> (over)
//	    └──> busy ──> (over)
type Admission[C Call] struct {
	slots        int
	longestQueue int
	shared       *Slots
	running      []C
	waiting      callQueue[C]
	mean, steady time.Duration
	meanSending  time.Duration
	// learned counts the calls that the steady mean stands for, up to rememberedLonger.
	learned   time.Duration
	lastStart time.Duration
}

// New returns the admission of a method of which so many calls may run at once, and so many wait.
func New[C Call](slots, longestQueue int, shared *Slots) *Admission[C] {
	return &Admission[C]{slots: max(slots, 1), longestQueue: longestQueue, shared: shared}
}

// Slots returns how many calls may run at once.
func (a *Admission[C]) Slots() int { return a.slots }

// Running returns how many calls hold a slot.
func (a *Admission[C]) Running() int { return len(a.running) }

// Waiting returns how many calls wait for one.
func (a *Admission[C]) Waiting() int { return a.waiting.size }

// AllRunning returns the calls that hold a slot.
func (a *Admission[C]) AllRunning() []C { return append([]C(nil), a.running...) }

// AllWaiting returns the calls that wait for a slot, in the order of their arrival.
func (a *Admission[C]) AllWaiting() []C { return a.waiting.all() }

// Mean returns the running mean of how long a call holds its slot; 0 before the first has ended.
func (a *Admission[C]) Mean() time.Duration { return a.mean }

// Judge returns what would happen to a call that arrives now and ends at the deadline. It changes
// nothing.
func (a *Admission[C]) Judge(now, deadline time.Duration) Verdict {
	switch {
	case !a.isFull() && a.waiting.size == 0:
		return Run
	case a.waiting.size >= a.longestQueue:
		return Busy
	case a.startsBefore(a.waiting.size+1, now, deadline, max(a.mean, a.steady), doubt):
		return Queue
	default:
		return Busy
	}
}

// Run starts a call in a slot. Call it only if Judge said so.
func (a *Admission[C]) Run(call C, now time.Duration) {
	a.running = append(a.running, call)
	call.Admission().place = int32(len(a.running))
	a.shared.taken++
	a.shared.lastStart, a.lastStart = now, now
}

// Queue lets a call wait. Call it only if Judge said so.
func (a *Admission[C]) Queue(call C) {
	a.waiting.push(call)
}

// Withdraw takes a call out of the queue, and reports whether it was there.
func (a *Admission[C]) Withdraw(call C) bool {
	return a.waiting.remove(call)
}

// Release frees the slot of a call, and reports whether it had one.
func (a *Admission[C]) Release(call C) bool {
	entry := call.Admission()
	if !entry.IsRunning() {
		return false
	}
	last := len(a.running) - 1
	moved := a.running[last]
	a.running[entry.place-1] = moved
	moved.Admission().place = entry.place
	var none C
	a.running[last] = none
	a.running = a.running[:last]
	entry.place = 0
	a.shared.taken--
	return true
}

// Learn adds the time that a call has held its slot to the means.
func (a *Admission[C]) Learn(held time.Duration) {
	a.learned = min(a.learned+1, rememberedLonger)
	a.mean += (held - a.mean) / min(a.learned, remembered)
	a.steady += (held - a.steady) / a.learned
}

// LearnSending takes the time from the end of a call's method until its answer was out into a mean
// of its own. It is part of the time that the call has held its slot, and matters by itself on a
// slow line: a call that would start just before its deadline could not be answered any more.
func (a *Admission[C]) LearnSending(took time.Duration) {
	a.meanSending += (took - a.meanSending) / 10
}

// Next moves the first call of the queue into a free slot and returns it. It reports whether there
// were both.
func (a *Admission[C]) Next(now time.Duration) (call C, ok bool) {
	if a.isFull() {
		return call, false
	}
	if call, ok = a.waiting.shift(); ok {
		a.Run(call, now)
	}
	return call, ok
}

// DropLast takes the last call out of the queue and returns it, if it can no longer be expected to
// start before its deadline. Call it whenever a call has ended, until it returns none: the time
// that calls are expected to take has changed then.
func (a *Admission[C]) DropLast(now time.Duration) (call C, ok bool) {
	if call, ok = a.waiting.last(); !ok || a.startsBefore(a.waiting.size, now, call.EndsAt(), min(a.mean, a.steady), 1/doubt) {
		var none C
		return none, false
	}
	a.waiting.remove(call)
	return call, true
}

func (a *Admission[C]) isFull() bool {
	return len(a.running) >= a.slots || a.shared.isFull()
}

// startsBefore reports whether the call that is so many places from the head of the queue can be
// expected to start before the deadline, early enough for its answer to leave, if calls take so long
// and it waits so many times as long as expected.
func (a *Admission[C]) startsBefore(place int, now, deadline, mean time.Duration, times float64) bool {
	// In floating point, since the product for a long queue of long calls may overflow an integer.
	turns := float64(place) / float64(min(a.slots, a.shared.total))
	// Where nothing has started for a while, the calls that run take longer than those before them.
	stalled := time.Duration(0)
	switch {
	case len(a.running) >= a.slots:
		stalled = now - a.lastStart
	case a.shared.isFull():
		stalled = now - a.shared.lastStart
	}
	wait := doubtfulWait(turns, mean)
	if a.learned >= remembered {
		wait = turns * float64(mean)
	}
	wait = max(wait, doubtfulWait(turns, stalled))
	return float64(now)+wait*times+float64(a.meanSending) < float64(deadline)
}

// doubtfulWait returns the wait for so many calls one after the other, as far as it can be told from
// a duration that may be a pause of the process.
func doubtfulWait(turns float64, duration time.Duration) float64 {
	switch {
	case duration < pause:
		return 0
	case duration < long:
		return min(turns, mostDoubtful) * float64(duration)
	default:
		return turns * float64(duration)
	}
}

// IsLimited reports whether the slots can be all taken.
func (s *Slots) IsLimited() bool { return s.total != Unlimited }
