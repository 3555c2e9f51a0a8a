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
	// Made is how many attempts were made, this one included; Most how many there may be.
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
// handler wants it.
func (p *RetryPolicy) Decide(failed FailedAttempt, now, random float64) (delayMs float64, decision RetryDecision) {
	if failed.Repeatable == fault.Never || failed.Repeatable == fault.IfIdempotent && !failed.Idempotent || failed.Made >= failed.Most {
		return 0, Final
	}
	longest := min(p.backoff.MaxBackoffMs, math.Ldexp(p.backoff.BackoffMs, failed.Made-1))
	delay := failed.RetryAfterMs + float64(random*longest)
	if delay >= failed.LeftMs {
		return 0, Final
	}
	if !p.Budget.Take(now) {
		return 0, Unaffordable
	}
	return delay, Retry
}
