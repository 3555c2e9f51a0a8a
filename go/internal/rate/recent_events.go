package rate

// mostSeconds is how far anybody may look back.
const mostSeconds = 30

// RecentEvents counts events of the last seconds, second by second; the zero value those of the last
// ten. Seconds count from any time, and never go back. It is not safe for concurrent use.
type RecentEvents struct {
	counts [mostSeconds]int
	window int64
	// last is the last second that has a place.
	last  int64
	total int
}

// NewRecentEvents returns a count that looks back so many seconds, 30 at most.
func NewRecentEvents(seconds int64) RecentEvents {
	return RecentEvents{window: min(seconds, mostSeconds)}
}

// Total returns how many there were, as of the last second that was passed on.
func (r *RecentEvents) Total() int { return r.total }

// Add counts one.
func (r *RecentEvents) Add(second int64) {
	r.Forget(second)
	r.counts[r.last%r.seconds()]++
	r.total++
}

// PerSecond returns how many there were a second: 0 once all of them are too long ago.
func (r *RecentEvents) PerSecond(second int64) float64 {
	if r.total == 0 {
		return 0
	}
	r.Forget(second)
	return float64(r.total) / float64(r.seconds())
}

// Forget forgets those that are too long ago.
func (r *RecentEvents) Forget(second int64) {
	seconds := r.seconds()
	for each := max(r.last+1, second-seconds+1); each <= second; each++ {
		r.total -= r.counts[each%seconds]
		r.counts[each%seconds] = 0
	}
	r.last = max(r.last, second)
}

// Clear forgets all.
func (r *RecentEvents) Clear() {
	*r = RecentEvents{window: r.window, last: r.last}
}

func (r *RecentEvents) seconds() int64 {
	if r.window == 0 {
		return 10
	}
	return r.window
}
