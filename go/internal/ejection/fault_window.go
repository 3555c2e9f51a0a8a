package ejection

import "math"

const (
	buckets  = 10
	bucketMs = 1000
	// least is how many calls there must be in the window before it says anything.
	least = 20
)

// faultWindow has the calls of the last ten seconds, second by second, and how many of them failed
// by a fault of this instance.
type faultWindow struct {
	calls, faults       [buckets]int
	allCalls, allFaults int
	// last is the second, of all time, whose bucket is the last.
	last int64
}

// add counts a call; now is in milliseconds, on a clock that never goes back.
func (w *faultWindow) add(now float64, isFault bool) {
	w.turnTo(now)
	w.calls[w.last%buckets]++
	w.allCalls++
	if isFault {
		w.faults[w.last%buckets]++
		w.allFaults++
	}
}

// isBad reports whether at least half of the calls failed, of those that were counted until the
// last one was.
func (w *faultWindow) isBad() bool {
	return w.allCalls >= least && w.allFaults*2 >= w.allCalls
}

// clear forgets everything.
func (w *faultWindow) clear() {
	*w = faultWindow{last: w.last}
}

func (w *faultWindow) turnTo(now float64) {
	second := int64(math.Floor(now / bucketMs))
	if second <= w.last {
		return
	}
	for turn := max(w.last+1, second-buckets+1); turn <= second; turn++ {
		w.allCalls -= w.calls[turn%buckets]
		w.allFaults -= w.faults[turn%buckets]
		w.calls[turn%buckets], w.faults[turn%buckets] = 0, 0
	}
	w.last = second
}
