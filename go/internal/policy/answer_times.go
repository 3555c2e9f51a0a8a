package policy

import (
	"math"
	"sync"
)

// windowMs is for how long answers are remembered, and up to twice as long.
const windowMs = 10_000

// AnswerTimes remembers how long the slowest answer of a method took lately. Times are milliseconds.
type AnswerTimes struct {
	mu sync.Mutex
	// hasBegun reports whether anything was noted yet; since is when the window began.
	hasBegun bool
	since    float64
	// longest is that of this window, longestBefore that of the one before; 0 if there were none.
	longest, longestBefore float64
}

// Note notes that an answer took so many milliseconds.
func (a *AnswerTimes) Note(took, now float64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.turnTo(now)
	a.longest = max(a.longest, took)
}

// Longest returns the milliseconds that the slowest answer took; 0 if nothing was answered lately.
func (a *AnswerTimes) Longest(now float64) float64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.turnTo(now)
	return max(a.longest, a.longestBefore)
}

func (a *AnswerTimes) turnTo(now float64) {
	passed := math.Inf(1)
	if a.hasBegun {
		passed = now - a.since
	}
	if passed < windowMs {
		return
	}
	a.longestBefore = 0
	if passed < 2*windowMs {
		a.longestBefore = a.longest
	}
	a.longest, a.since, a.hasBegun = 0, now, true
}
