package policy_test

import (
	"testing"

	"github.com/zyra/autonats/go/internal/policy"
)

// taken returns how many retries a budget gives at one moment, up to a hundred and fifty.
func taken(budget *policy.RetryBudget, now float64) (count int) {
	for range 150 {
		if budget.Take(now) {
			count++
		}
	}
	return count
}

func TestABudgetSavesNoMoreThanTenSecondsAdd(t *testing.T) {
	budget := policy.NewRetryBudget(policy.BudgetSettings{Ratio: 0.2, PerSecond: 10}, 0)
	for _, now := range []float64{9000, 18_000} {
		if !budget.Take(now) {
			t.Fatalf("there is no retry at %v ms", now)
		}
	}
	if got := taken(budget, 27_000); got > 100 {
		t.Errorf("%d retries were saved", got)
	}
}

func TestABudgetOfADayIsThatOfTenSeconds(t *testing.T) {
	budget := policy.NewRetryBudget(policy.BudgetSettings{Ratio: 0.2, PerSecond: 10}, 0)
	if got := taken(budget, 24*60*60*1000); got != 100 {
		t.Errorf("%d retries, want 100", got)
	}
	for range 50 {
		budget.NoteCall()
	}
	if got := taken(budget, 24*60*60*1000); got != 10 {
		t.Errorf("%d retries for fifty calls, want 10", got)
	}
}
