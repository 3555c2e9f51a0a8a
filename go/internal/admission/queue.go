package admission

// Entry is what the admission knows of one call; each call has one. It is the admission's own.
type Entry struct {
	// place is one more than the index among the calls that run; below zero for a call in the queue,
	// where -place is one more than the index there; 0 for neither.
	place int32
}

// IsRunning reports whether the call holds a slot.
func (e *Entry) IsRunning() bool { return e.place > 0 }

// IsWaiting reports whether the call is in the queue.
func (e *Entry) IsWaiting() bool { return e.place < 0 }

// callQueue has the calls that wait, in the order of their arrival. Removing one costs the same
// wherever it is: it leaves a hole, which is skipped later. Otherwise each of ten thousand calls
// that end at once would move ten thousand others.
type callQueue[C Call] struct {
	places []C
	// head is before the first place that is taken.
	head int
	size int
}

func (q *callQueue[C]) push(call C) {
	q.places = append(q.places, call)
	call.Admission().place = -int32(len(q.places))
	q.size++
}

// remove takes a call out, and reports whether it was there.
func (q *callQueue[C]) remove(call C) bool {
	entry := call.Admission()
	if !entry.IsWaiting() {
		return false
	}
	var none C
	q.places[-entry.place-1] = none
	entry.place = 0
	if q.size--; q.size == 0 {
		q.clear()
	}
	return true
}

// shift takes the first call out.
func (q *callQueue[C]) shift() (call C, ok bool) {
	var none C
	if q.size == 0 {
		return none, false
	}
	for q.places[q.head] == none {
		q.head++
	}
	call = q.places[q.head]
	q.remove(call)
	if q.head > 1024 && q.head > len(q.places)/2 {
		q.compact()
	}
	return call, true
}

// last returns the last call.
func (q *callQueue[C]) last() (call C, ok bool) {
	var none C
	if q.size == 0 {
		return none, false
	}
	end := len(q.places)
	for q.places[end-1] == none {
		end--
	}
	q.places = q.places[:end]
	return q.places[end-1], true
}

// all returns all calls, for the moments when all of them end.
func (q *callQueue[C]) all() []C {
	var none C
	calls := make([]C, 0, q.size)
	for _, call := range q.places {
		if call != none {
			calls = append(calls, call)
		}
	}
	return calls
}

func (q *callQueue[C]) compact() {
	calls := q.all()
	q.clear()
	for _, call := range calls {
		q.push(call)
	}
}

// maxSpare is how many places a queue may have that are kept while nothing waits.
const maxSpare = 1024

func (q *callQueue[C]) clear() {
	clear(q.places)
	if cap(q.places) > maxSpare {
		q.places = nil
	}
	q.places, q.head, q.size = q.places[:0], 0, 0
}
