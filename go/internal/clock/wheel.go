package clock

import "time"

const (
	buckets     = 1024
	bucketWidth = Instant(8 * time.Millisecond)
)

// Entry is something that ends at a set time, and knows its place in a wheel.
type Entry[T Owner] struct {
	// Deadline is when it ends. It must not change while the entry is in a wheel.
	Deadline Instant
	// Owner is notified by [Wheel.Turn] at the deadline; the entry has left the wheel by then.
	Owner T

	next, previous *Entry[T]
	// bucket is one more than the index of its bucket, and 0 outside of any wheel.
	bucket int
}

// Owner is what ends at a deadline.
type Owner interface {
	Expire()
}

// Wheel holds any number of deadlines of one kind of owner. Adding and removing take the same short time however many
// there are. It has no lock and no timer of its own.
type Wheel[T Owner] struct {
	heads [buckets]*Entry[T]
	size  int
	// turnedTo is the time up to which deadlines have been handled.
	turnedTo Instant
}

// Len returns how many deadlines the wheel holds.
func (w *Wheel[T]) Len() int {
	return w.size
}

// Add puts an entry into the wheel.
func (w *Wheel[T]) Add(e *Entry[T]) {
	i := int(max(e.Deadline, w.turnedTo)/bucketWidth) % buckets
	e.bucket, e.previous, e.next = i+1, nil, w.heads[i]
	if e.next != nil {
		e.next.previous = e
	}
	w.heads[i] = e
	w.size++
}

// Remove takes an entry out of the wheel, if it is in it.
func (w *Wheel[T]) Remove(e *Entry[T]) {
	if e.bucket == 0 {
		return
	}
	if e.previous == nil {
		w.heads[e.bucket-1] = e.next
	} else {
		e.previous.next = e.next
	}
	if e.next != nil {
		e.next.previous = e.previous
	}
	e.bucket, e.next, e.previous = 0, nil, nil
	w.size--
}

// Turn removes the entries whose time has come, notifies their owners, and returns when to turn it
// again: [Never] if nothing is left.
func (w *Wheel[T]) Turn(now Instant) Instant {
	to := now / bucketWidth
	from := max(w.turnedTo/bucketWidth, to-buckets+1)
	w.turnedTo = now
	for turn := from; turn <= to; turn++ {
		for e := w.heads[turn%buckets]; e != nil; {
			next := e.next
			if e.Deadline <= now {
				w.Remove(e)
				e.Owner.Expire()
			}
			e = next
		}
	}
	return w.next(to)
}

// next returns the earliest deadline of this turn of the wheel, or the end of the turn where all
// that is left comes later.
func (w *Wheel[T]) next(from Instant) Instant {
	if w.size == 0 {
		return Never
	}
	for turn := from; turn < from+buckets; turn++ {
		earliest := Never
		for e := w.heads[turn%buckets]; e != nil; e = e.next {
			earliest = min(earliest, e.Deadline)
		}
		if earliest < (turn+1)*bucketWidth {
			return earliest
		}
	}
	return (from + buckets) * bucketWidth
}
