// Package keys remembers calls with idempotency keys and what they were answered. The TypeScript
// runtime has the same, in packages/runtime/src/handler/keys.
package keys

import (
	"container/list"
	"math"
)

const (
	// recordBytes is what a record costs besides its id and its answer: about as much as either
	// runtime needs.
	recordBytes = 256
	// mostPassed is how many records whose callers may still ask are passed over in the search for
	// one to push out.
	mostPassed = 8
)

// State is what is known of a call with a key.
type State string

// The states.
const (
	// Running means that the answer is not known yet.
	Running State = "running"
	// Answered means that the answer is kept.
	Answered State = "answered"
	// Lost means that there was no room for the answer.
	Lost State = "lost"
)

// Limits are those of the records of a handler.
type Limits struct {
	WindowMs float64
	Records  int
	Bytes    int
}

// Record is what is remembered of a call with a key.
type Record[Answer any] struct {
	ID string
	// Digest stands for the request.
	Digest uint64
	State  State
	Answer Answer
	// NeededUntil is until when callers of it may ask again by themselves: it is not pushed out
	// before.
	NeededUntil float64
	// windowEnd is when the window ends that began with the answer.
	windowEnd float64
	bytes     int
	// place is where it is among those that have ended.
	place *list.Element
}

// isOver reports whether it is not remembered any more.
func (r *Record[Answer]) isOver(now float64) bool {
	return now >= r.windowEnd && now >= r.NeededUntil
}

// Records remembers calls with keys and what they were answered, within limits. What is pushed out
// first has been answered first, but not while a caller may ask again by itself. It knows no clock
// and answers nobody, and belongs to the lock of its owner. Times are in milliseconds.
type Records[Answer any] struct {
	limits Limits
	all    map[string]*Record[Answer]
	// ended has those that were answered, the first first, except that some were passed over.
	ended list.List
	bytes int
}

// NewRecords returns records within these limits.
func NewRecords[Answer any](limits Limits) *Records[Answer] {
	return &Records[Answer]{limits: limits, all: map[string]*Record[Answer]{}}
}

// Size returns how many calls are remembered.
func (r *Records[Answer]) Size() int { return len(r.all) }

// Bytes returns how many bytes are held for them.
func (r *Records[Answer]) Bytes() int { return r.bytes }

// Find returns what is remembered under an id; nil if nothing is.
func (r *Records[Answer]) Find(id string, now float64) *Record[Answer] {
	record := r.all[id]
	if record != nil && record.isOver(now) {
		r.Forget(record)
		return nil
	}
	return record
}

// Begin begins to remember a call under an id that nothing is remembered under. It returns nil
// where there is no room: the call must not start then.
func (r *Records[Answer]) Begin(id string, digest uint64, neededUntil, now float64) *Record[Answer] {
	record := &Record[Answer]{
		ID: id, Digest: digest, State: Running, NeededUntil: neededUntil, windowEnd: math.Inf(1), bytes: recordBytes + len(id),
	}
	if !r.makeRoom(1, record.bytes, now) {
		return nil
	}
	r.all[id] = record
	r.bytes += record.bytes
	return record
}

// End remembers what a call was answered, of so many bytes. It reports whether there was room for
// that: else it remembers that there was an answer.
func (r *Records[Answer]) End(record *Record[Answer], answer Answer, bytes int, now float64) bool {
	isKept := r.makeRoom(0, bytes, now)
	record.State = Lost
	record.windowEnd = now + r.limits.WindowMs
	record.place = r.ended.PushBack(record)
	if isKept {
		record.State, record.Answer = Answered, answer
		record.bytes += bytes
		r.bytes += bytes
	}
	return isKept
}

// Forget forgets a call, so that it may run again.
func (r *Records[Answer]) Forget(record *Record[Answer]) {
	if r.all[record.ID] != record {
		return
	}
	delete(r.all, record.ID)
	if record.place != nil {
		r.ended.Remove(record.place)
	}
	r.bytes -= record.bytes
}

// makeRoom reports whether there is room for so much more, having pushed out what it takes.
func (r *Records[Answer]) makeRoom(records, bytes int, now float64) bool {
	if bytes > r.limits.Bytes {
		return false
	}
	most := min(mostPassed, r.ended.Len())
	for passed := 0; ; {
		front := r.ended.Front()
		if front == nil {
			return r.hasRoom(records, bytes)
		}
		oldest := front.Value.(*Record[Answer])
		if !oldest.isOver(now) {
			if r.hasRoom(records, bytes) {
				return true
			}
			if now < oldest.NeededUntil {
				if passed == most {
					return false
				}
				passed++
				r.ended.MoveToBack(front)
				continue
			}
		}
		r.Forget(oldest)
	}
}

func (r *Records[Answer]) hasRoom(records, bytes int) bool {
	return len(r.all)+records <= r.limits.Records && r.bytes+bytes <= r.limits.Bytes
}
