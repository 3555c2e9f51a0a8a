package autonatstest

import (
	"fmt"
	"slices"
	"time"
)

// DelayRange is a time that is drawn for each message, evenly between two bounds.
type DelayRange struct {
	Min, Max time.Duration
}

// FaultRule is what happens to messages. Without From, To and Subject it happens to all of them; the
// first rule that fits a message counts, and no other.
type FaultRule struct {
	// From has the names of the connections that a message comes from; empty for all.
	From []string
	// To has the names of the connections that it goes to; empty for all.
	To []string
	// Subject is its subject, with wildcards: autonats.user.*. Empty for all.
	Subject string
	// Delay is how long it is on its way. Without Reorder, none overtakes another of the same two
	// connections.
	Delay DelayRange
	// Drop is the share of messages that are lost, from 0 to 1.
	Drop float64
	// DuplicateReplies is the share of replies that come twice. Requests never do: no NATS server
	// sends one twice.
	DuplicateReplies float64
	// Reorder reports whether messages of different subjects overtake each other. Those of one
	// subject never do.
	Reorder bool
}

// fate is what happens to one message.
type fate struct {
	isLost bool
	delay  time.Duration
	// second is when a reply comes a second time, counted as delay is; negative where it does not.
	second      time.Duration
	mayOvertake bool
}

// faults decides what happens to messages. The sequence between two connections is the same for the
// same seed, whatever others do.
type faults struct {
	seed    int64
	chances map[string]func() float64
	rules   []FaultRule
}

func newFaults(seed int64) faults {
	return faults{seed: seed, chances: make(map[string]func() float64)}
}

// set replaces the rules. It panics for one that cannot be meant.
func (f *faults) set(rules []FaultRule) {
	for _, rule := range rules {
		if rule.Delay.Min < 0 || rule.Delay.Max < rule.Delay.Min {
			panic(fmt.Sprintf("a delay cannot be from %v to %v", rule.Delay.Min, rule.Delay.Max))
		}
		for _, share := range []float64{rule.Drop, rule.DuplicateReplies} {
			if !(share >= 0 && share <= 1) {
				panic(fmt.Sprintf("a share of messages is from 0 to 1, not %v", share))
			}
		}
	}
	f.rules = slices.Clone(rules)
}

// decide returns what happens to a message. One without a subject is the answer to a confirmation,
// which is never lost.
func (f *faults) decide(from, to, subject string, isReply bool) fate {
	at := slices.IndexFunc(f.rules, func(rule FaultRule) bool { return rule.fits(from, to, subject) })
	if at < 0 {
		return fate{second: -1}
	}
	rule := &f.rules[at]
	chance := f.chanceOf(from + " > " + to)
	// Always as many draws, so that a changed rule does not shift what happens to later messages.
	drop, duplicate, first, second := chance(), chance(), chance(), chance()
	result := fate{
		isLost:      subject != "" && drop < rule.Drop,
		delay:       rule.Delay.at(first),
		second:      -1,
		mayOvertake: rule.Reorder,
	}
	if isReply && duplicate < rule.DuplicateReplies {
		result.second = result.delay + rule.Delay.at(second)
	}
	return result
}

// chanceOf returns the source of chance of a name.
func (f *faults) chanceOf(name string) func() float64 {
	chance := f.chances[name]
	if chance == nil {
		chance = NewChance(f.seed, name)
		f.chances[name] = chance
	}
	return chance
}

func (d DelayRange) at(share float64) time.Duration {
	return d.Min + time.Duration(share*float64(d.Max-d.Min))
}

func (r *FaultRule) fits(from, to, subject string) bool {
	return (len(r.From) == 0 || slices.Contains(r.From, from)) &&
		(len(r.To) == 0 || slices.Contains(r.To, to)) &&
		(r.Subject == "" || isHeard(tokensOf(r.Subject), tokensOf(subject)))
}
