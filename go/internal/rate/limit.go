// Package rate limits how often something is done, and counts how often something happens.
package rate

import (
	"sync"
	"time"
)

// Limit allows something so many times a second. It is safe for concurrent use.
type Limit struct {
	most int

	mu     sync.Mutex
	second time.Duration
	used   int
}

// New returns a limit of so many times a second.
func New(most int) *Limit {
	return &Limit{most: most, second: -1}
}

// Take reports whether it may be done once more at this time, on a clock that only goes forward,
// and counts it if so.
func (l *Limit) Take(at time.Duration) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if second := at / time.Second; second != l.second {
		l.second, l.used = second, 0
	}
	if l.used >= l.most {
		return false
	}
	l.used++
	return true
}
