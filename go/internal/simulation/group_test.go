package simulation

import (
	"math"
	"slices"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
)

// group has the handlers of a run, as far as they leave their queue group by themselves.
type group struct {
	journal  *journal
	scenario scenario

	mu sync.Mutex
	// members is how many there are.
	members int
	out     map[string]*absence
	// absences has all that there ever were.
	absences []*absence
}

// absence is a time in which a handler takes no calls, or one at a time.
type absence struct{ from, until time.Duration }

func newGroup(j *journal, s scenario) *group {
	return &group{journal: j, scenario: s, out: make(map[string]*absence)}
}

// isOut reports whether a handler takes no calls, or one at a time.
func (g *group) isOut(instance string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.out[instance] != nil
}

// wasAnyOut reports whether any handler was out at some time between two.
func (g *group) wasAnyOut(from, until time.Duration) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.ContainsFunc(g.absences, func(a *absence) bool { return a.from <= until && a.until >= from })
}

func (g *group) observer() autonats.Observer {
	return autonats.Observer{
		OnHandlerCreated: func(observe.Handler) { g.join(1) },
		OnHandlerChanged: func(state observe.HandlerState, handler observe.Handler) {
			g.journal.note("%s is %s", handler.Instance(), state)
			switch state {
			case observe.Ejected:
				g.journal.meet("a handler leaves its group")
			case observe.Probing:
				g.journal.meet("a handler tries itself out")
			case observe.Serving:
				if g.isOut(handler.Instance()) {
					g.journal.meet("a handler is back")
				}
			}
			g.set(handler.Instance(), state == observe.Ejected || state == observe.Probing)
		},
		OnHandlerEnded: func(handler observe.Handler) {
			g.join(-1)
			g.set(handler.Instance(), false)
		},
	}
}

func (g *group) join(count int) {
	g.mu.Lock()
	g.members += count
	g.mu.Unlock()
}

func (g *group) set(instance string, isOut bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch own := g.out[instance]; {
	case isOut && own == nil:
		own = &absence{from: g.journal.now(), until: math.MaxInt64}
		g.out[instance], g.absences = own, append(g.absences, own)
		g.check()
	case !isOut && own != nil:
		own.until = g.journal.now()
		delete(g.out, instance)
	}
}

// check checks I10 when a handler has left: at most a third of the handlers is out. In a rolling upgrade
// there are more of them for a while, and those that are out then still are when there are fewer.
func (g *group) check() {
	members := g.members
	isTooMany := func() bool { return len(g.out)*3 > members }
	// Elsewhere what they tell each other may be lost.
	if !g.scenario.isSteady || !isTooMany() {
		return
	}
	// What happens at one moment may be told in another order.
	time.AfterFunc(time.Millisecond, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if isTooMany() {
			g.journal.violate("I10", "%d of %d handlers are out", len(g.out), members)
		}
	})
}
