package policy

import (
	"math"

	"github.com/zyra/autonats/go/internal/fault"
)

// BackoffSettings set how long to wait before a call is made again.
type BackoffSettings struct {
	// BackoffMs is the longest wait before the second attempt; it is twice as long before each one
	// after it.
	BackoffMs float64
	// MaxBackoffMs is the longest wait before any attempt.
	MaxBackoffMs float64
}

// FailedAttempt is an attempt that has failed.
type FailedAttempt struct {
	Repeatable fault.Repeatable
	Idempotent bool
	// Unserved is how often in a row, this time included, nobody served the method; 0 where the call
	// does not wait for that.
	Unserved int
	// Made is how many attempts were made, this one included; Most how many there may be. Those are
	// not counted which nobody served.
	Made, Most int
	// LeftMs is the time until the deadline of the call.
	LeftMs float64
	// RetryAfterMs is how long the handler wants to be left alone; 0 if it has not said so.
	RetryAfterMs float64
}

// RetryDecision is what follows from a failed attempt.
type RetryDecision string

// The decisions.
const (
	// Retry means that the call is made again.
	Retry RetryDecision = "retry"
	// Final means that the attempt was the last.
	Final RetryDecision = "final"
	// Unaffordable means that the next attempt is beyond the budget.
	Unaffordable RetryDecision = "unaffordable"
)

const (
	// leastWaitMs is the shortest that the longest wait may be of a call that waits until it is
	// served: without any, it would ask all the time.
	leastWaitMs   = 10
	mostDoublings = 30
)

// RetryPolicy decides which attempts are made again, and when.
type RetryPolicy struct {
	Budget  *RetryBudget
	backoff BackoffSettings
}

// NewRetryPolicy returns a policy.
func NewRetryPolicy(backoff BackoffSettings, budget *RetryBudget) *RetryPolicy {
	return &RetryPolicy{Budget: budget, backoff: backoff}
}

// Decide decides what follows from a failed attempt, and returns how long to wait before the next.
// random is from 0 to 1: the wait is any time up to the longest, so that calls that have failed
// together do not come back together. No attempt begins at or after the deadline, or before the
// handler wants it. A call that waits until it is served asks as often as it takes, since that
// costs no handler anything.
func (p *RetryPolicy) Decide(failed FailedAttempt, now, random float64) (delayMs float64, decision RetryDecision) {
	isRepeatable := failed.Repeatable == fault.Always || failed.Repeatable == fault.IfIdempotent && failed.Idempotent
	if failed.Unserved == 0 && (!isRepeatable || failed.Made >= failed.Most) {
		return 0, Final
	}
	doublings, least := failed.Made-1, 0.0
	if failed.Unserved > 0 {
		doublings, least = failed.Unserved-1, leastWaitMs
	}
	longest := max(least, min(p.backoff.MaxBackoffMs, math.Ldexp(p.backoff.BackoffMs, min(doublings, mostDoublings))))
	delay := failed.RetryAfterMs + float64(random*longest)
	if delay >= failed.LeftMs {
		return 0, Final
	}
	if failed.Unserved == 0 && !p.Budget.Take(now) {
		return 0, Unaffordable
	}
	return delay, Retry
}
