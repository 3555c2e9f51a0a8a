// Package policy has what clients decide by: whether and when a call is made again, and whether it
// is made at all. Nothing in it knows a clock, a timer or a source of random numbers, and the
// TypeScript runtime has the same in packages/runtime/src/client/policy; conformance/transitions
// has what both do. Times are in milliseconds, so that both compute the same numbers.
package policy

import (
	"sync"
	"sync/atomic"
)

// BudgetSettings limit how much a client may add to the load of a service by making calls again.
type BudgetSettings struct {
	// Ratio is how many retries each call adds.
	Ratio float64
	// PerSecond is how many retries each second adds, so that a client with few calls has some.
	PerSecond float64
}

// savedMs is the time over which what was saved is lost.
const savedMs = 10_000

// RetryBudget counts what retries a client has left. An outage in which every call fails would else
// multiply the load by the number of attempts.
type RetryBudget struct {
	settings BudgetSettings
	calls    atomic.Int64

	mu   sync.Mutex
	left float64
	at   float64
}

// NewRetryBudget returns a budget that begins with what one second adds.
func NewRetryBudget(settings BudgetSettings, now float64) *RetryBudget {
	return &RetryBudget{settings: settings, left: settings.PerSecond, at: now}
}

// NoteCall counts a call, but none of its retries.
func (b *RetryBudget) NoteCall() { b.calls.Add(1) }

// Take takes one retry out of the budget. It reports whether there was one.
func (b *RetryBudget) Take(now float64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	passed := max(0, now-b.at)
	// What came in longer ago counts no more. As nobody has looked since, it is taken to have come
	// in evenly.
	share := 1.0
	if passed > savedMs {
		share = savedMs / passed
	}
	// Conversions keep the compiler from fusing operations, which would round otherwise.
	ofCalls := float64(b.settings.Ratio * float64(b.calls.Swap(0)))
	ofTime := float64(float64(b.settings.PerSecond*passed) / 1000)
	added := float64((ofCalls + ofTime) * share)
	b.left = float64(b.left*max(0, 1-passed/savedMs)) + added
	b.at = max(b.at, now)
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}
