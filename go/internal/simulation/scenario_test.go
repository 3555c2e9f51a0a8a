package simulation

import (
	"slices"

	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/resilience"
)

// scenario is what differs from seed to seed beside chance. A seed has the same one in TypeScript.
type scenario struct {
	handlers int
	faults   []string
	// isSteady reports whether no message is lost and no process ends, so that everybody knows of
	// everybody, and what holds of those who are known holds of all.
	isSteady     bool
	selfEjection resilience.SelfEjection
	balance      resilience.Balance
	budget       resilience.Retry
	hedges       bool
	// rolls reports whether all handlers are replaced at the end, when there are no faults any more.
	rolls bool
}

var (
	defaultBudget = resilience.Retry{BudgetRatio: 0.2, BudgetPerSecond: 10}
	smallBudget   = resilience.Retry{BudgetRatio: 0.05, BudgetPerSecond: 0.2}
)

// scenarioOf returns what a seed is about. Three of four have any faults, a different choice of them
// each time, so that none hides what another one would show; but all have the one without which no
// call is held back. The fourth is steady, and shows in turn that instances leave their group, or that
// clients avoid them.
func scenarioOf(seed int64) scenario {
	chance := autonatstest.NewChance(seed, "scenario")
	isSteady, leaves := seed%4 == 0, seed%8 == 4
	drawn := slices.DeleteFunc(faultNames(), func(name string) bool { return chance() >= 0.6 && name != "stall" })
	s := scenario{handlers: 3, faults: drawn, isSteady: isSteady, budget: smallBudget}
	if chance() >= 0.75 {
		s.handlers = 5
	}
	if chance() < 0.5 {
		s.budget = defaultBudget
	}
	s.balance = chance() < 0.9
	s.selfEjection = chance() < 0.8
	s.hedges = chance() < 0.5
	s.rolls = chance() < 0.5
	if isSteady {
		s.faults = []string{"broken", "delays", "dependency"}
		// A client that avoids an instance leaves it too few calls to be judged by.
		s.balance, s.selfEjection = resilience.Balance(!leaves), resilience.SelfEjection(leaves)
	}
	return s
}
