package client

import (
	"fmt"

	"github.com/zyra/autonats/go/internal/options"
	"github.com/zyra/autonats/go/internal/policy"
)

const mostAttempts = 10

func newRetryPolicy(o options.Retry) *policy.RetryPolicy {
	backoff := policy.BackoffSettings{BackoffMs: milliseconds(o.Backoff), MaxBackoffMs: milliseconds(o.MaxBackoff)}
	budget := policy.BudgetSettings{Ratio: o.BudgetRatio, PerSecond: o.BudgetPerSecond}
	return policy.NewRetryPolicy(backoff, policy.NewRetryBudget(budget, milliseconds(now())))
}

// problemOfRetry returns what is wrong with options; empty if nothing is.
func problemOfRetry(o options.Retry) string {
	for _, amount := range []struct {
		name  string
		value float64
	}{
		{"backoffMs", float64(o.Backoff)}, {"maxBackoffMs", float64(o.MaxBackoff)},
		{"attemptTimeoutMs", float64(o.AttemptTimeout)}, {"hedgeAfterMs", float64(o.HedgeAfter)},
		{"budgetRatio", o.BudgetRatio}, {"budgetPerSecond", o.BudgetPerSecond},
	} {
		if !(amount.value >= 0) {
			return amount.name + " must be a number of at least 0"
		}
	}
	return problemOfAttempts(o.Attempts)
}

// problemOfTimes returns what is wrong with the times of attempts; empty if nothing is.
func problemOfTimes(o options.Call) string {
	switch {
	case o.AttemptTimeout != nil && *o.AttemptTimeout < 0:
		return "attemptTimeoutMs must be a number of at least 0"
	case o.HedgeAfter != nil && *o.HedgeAfter < 0:
		return "hedgeAfterMs must be a number of at least 0"
	}
	return ""
}

func problemOfAttempts(attempts int) string {
	if attempts < 1 || attempts > mostAttempts {
		return fmt.Sprintf("attempts must be a whole number from 1 to %d", mostAttempts)
	}
	return ""
}
