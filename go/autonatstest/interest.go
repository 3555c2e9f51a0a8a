package autonatstest

import (
	"slices"
	"strings"

	"github.com/zyra/autonats/go/internal/link"
)

// interest has the subscriptions of a network, by what they hear. The lock of the network guards it.
type interest struct {
	// exact has those without wildcards, by their subjects.
	exact    map[string][]*subscription
	patterns []*subscription
}

func (i *interest) add(s *subscription) {
	if s.isPattern() {
		i.patterns = append(i.patterns, s)
		return
	}
	i.exact[s.subject] = append(i.exact[s.subject], s)
}

func (i *interest) remove(s *subscription) {
	isIt := func(other *subscription) bool { return other == s }
	if s.isPattern() {
		i.patterns = slices.DeleteFunc(i.patterns, isIt)
		return
	}
	same := slices.DeleteFunc(i.exact[s.subject], isIt)
	if len(same) == 0 {
		delete(i.exact, s.subject)
	} else {
		i.exact[s.subject] = same
	}
}

// of returns those that hear a subject, on connections that are up.
func (i *interest) of(subject string) (hearing []*subscription) {
	for _, s := range i.exact[subject] {
		if s.link.state == link.Up {
			hearing = append(hearing, s)
		}
	}
	tokens := tokensOf(subject)
	for _, s := range i.patterns {
		if s.link.state == link.Up && isHeard(s.pattern, tokens) {
			hearing = append(hearing, s)
		}
	}
	return hearing
}

func (s *subscription) isPattern() bool {
	return strings.ContainsAny(s.subject, "*>")
}
