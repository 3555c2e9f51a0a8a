package simulation

import (
	"slices"
	"sync"

	"github.com/zyra/autonats/go/autonatstest"
)

// rules has those of faults that last at the same time: one of each kind. The first kind that was set
// comes first.
type rules struct {
	network *autonatstest.Network

	mu  sync.Mutex
	all []*kindRule
}

type kindRule struct {
	kind string
	rule autonatstest.FaultRule
}

// set replaces the rule of a kind, and returns what ends it, unless it was replaced since.
func (r *rules) set(kind string, rule autonatstest.FaultRule) func() {
	own := &kindRule{kind, rule}
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := slices.IndexFunc(r.all, func(other *kindRule) bool { return other.kind == kind }); i >= 0 {
		r.all[i] = own
	} else {
		r.all = append(r.all, own)
	}
	r.apply()
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.all = slices.DeleteFunc(r.all, func(other *kindRule) bool { return other == own })
		r.apply()
	}
}

// clear ends all of them.
func (r *rules) clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = nil
	r.apply()
}

// apply sets the rules of the network. The lock is held.
func (r *rules) apply() {
	rules := make([]autonatstest.FaultRule, 0, len(r.all))
	for _, each := range r.all {
		rules = append(rules, each.rule)
	}
	r.network.Faults(rules...)
}
