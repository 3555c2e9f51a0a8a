package handler

import "time"

// windowSeconds is how many seconds recentEvents looks back.
const windowSeconds = 10

// recentEvents counts events of the last ten seconds, second by second.
type recentEvents struct {
	counts [windowSeconds]int
	// last is the last second in which an event was counted.
	last  int64
	total int
}

// add counts one.
func (r *recentEvents) add(at time.Duration) {
	r.forget(at)
	r.counts[r.last%windowSeconds]++
	r.total++
}

// perSecond returns how many there were a second: 0 once ten seconds have passed without any.
func (r *recentEvents) perSecond(at time.Duration) float64 {
	if r.total == 0 {
		return 0
	}
	r.forget(at)
	return float64(r.total) / windowSeconds
}

// forget empties the places of seconds that are over.
func (r *recentEvents) forget(at time.Duration) {
	second := int64(at / time.Second)
	for each := max(r.last+1, second-windowSeconds+1); each <= second; each++ {
		r.total -= r.counts[each%windowSeconds]
		r.counts[each%windowSeconds] = 0
	}
	r.last = max(r.last, second)
}
