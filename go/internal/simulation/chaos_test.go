package simulation

import (
	"maps"
	"slices"
	"time"

	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/link"
)

// longerFreeze is by how much a freeze is longer than other faults, at most.
const longerFreeze = 8 * time.Second

// faults has what may be done to a run. Each does something, and returns what ends it.
var faults = map[string]func(*run, func() float64) func(){
	"delays": func(r *run, chance func() float64) func() {
		least := time.Duration(chance() * float64(5*time.Millisecond))
		most := least + time.Duration(chance()*float64(60*time.Millisecond))
		return r.rules.set("all", autonatstest.FaultRule{Delay: autonatstest.DelayRange{Min: least, Max: most}, Reorder: chance() < 0.5})
	},
	"losses": func(r *run, chance func() float64) func() {
		return r.rules.set("all", autonatstest.FaultRule{
			Drop: chance() * 0.3, DuplicateReplies: chance() * 0.3,
			Delay: autonatstest.DelayRange{Max: time.Duration(chance() * float64(20*time.Millisecond))},
		})
	},
	"partition": func(r *run, chance func() float64) func() {
		client, handler := pick(r.clients, chance).link, pick(r.serving(), chance).link
		return r.network.Partition([]string{client.Name()}, []string{handler.Name()})
	},
	// A server that answers, and delivers nothing more: until the client connects again.
	"silence": func(r *run, chance func() float64) func() {
		l := pick(r.clients, chance).link
		end := r.rules.set("silence "+l.Name(), autonatstest.FaultRule{To: []string{l.Name()}, Drop: 1})
		stop := l.Listen(&link.Events{OnDown: end})
		return func() {
			end()
			stop()
		}
	},
	"cut": func(r *run, chance func() float64) func() {
		l := pick(r.links(), chance)
		l.Down()
		return l.Up
	},
	"freeze": func(r *run, chance func() float64) func() {
		l := pick(r.links(), chance)
		if !l.IsFrozen() {
			r.frozenAt.Store(l, r.journal.now())
		}
		l.Freeze()
		thaw := func() {
			// Handlers, and clients that wait for something, notice within nine seconds, and go to another
			// server.
			frozenAt, _ := r.frozenAt.Load(l)
			if l.IsFrozen() && slices.Contains(r.links(), l) && r.journal.now() > frozenAt.(time.Duration)+9*time.Second {
				r.journal.violate("I13", "%s has stayed at a server that does not answer", l.Name())
			}
			l.Thaw()
		}
		// Long enough for it to be noticed, in many cases.
		more := time.Duration(chance() * float64(longerFreeze))
		return func() { time.AfterFunc(more, thaw) }
	},
	"slow": func(r *run, chance func() float64) func() {
		l := pick(r.serving(), chance).link
		l.Slow(time.Millisecond + time.Duration(chance()*float64(40*time.Millisecond)))
		return func() { l.Slow(0) }
	},
	"lameDuck": func(r *run, chance func() float64) func() {
		pick(r.links(), chance).LameDuck()
		return func() {}
	},
	"kill": func(r *run, chance func() float64) func() {
		handler, after := pick(r.serving(), chance), time.Duration(chance()*float64(2*time.Second))
		go r.replace(handler, false, after)
		return func() {}
	},
	"stop": func(r *run, chance func() float64) func() {
		handler, after := pick(r.serving(), chance), time.Duration(chance()*float64(time.Second/2))
		go r.replace(handler, true, after)
		return func() {}
	},
	"roll": func(r *run, _ func() float64) func() {
		go r.roll()
		return func() {}
	},
	// An instance that is broken: most of its calls fail by a fault of its own.
	"broken": func(r *run, chance func() float64) func() {
		return r.strain([]*handlerProcess{pick(r.serving(), chance)}, &condition{broken: 0.6 + chance()*0.4})
	},
	// What all instances need is broken.
	"dependency": func(r *run, chance func() float64) func() {
		return r.strain(r.serving(), &condition{broken: 0.5 + chance()*0.5})
	},
	// What all instances need is so slow that they have more to do than they can.
	"stall": func(r *run, chance func() float64) func() {
		return r.strain(r.serving(), &condition{slow: 3*time.Second/2 + time.Duration(chance()*float64(2*time.Second))})
	},
}

// faultNames returns the names of all faults, in order.
func faultNames() []string { return slices.Sorted(maps.Keys(faults)) }

// wreak does one fault of some after the other until a time; some last into the next ones.
func (r *run) wreak(names []string, until time.Duration) {
	chance := autonatstest.NewChance(r.seed, "chaos")
	for r.journal.now() < until {
		name := pick(names, chance)
		r.journal.note("fault %s", name)
		end := faults[name](r, chance)
		share := chance()
		time.AfterFunc(50*time.Millisecond+time.Duration(share*share*float64(12*time.Second)), func() {
			r.journal.note("end of %s", name)
			end()
		})
		time.Sleep(time.Duration(chance() * float64(2500*time.Millisecond)))
	}
}

// strain lets calls of some handlers fail, or take longer, while clients make more of them.
func (r *run) strain(handlers []*handlerProcess, c *condition) func() {
	r.hurries.Add(1)
	for _, handler := range handlers {
		handler.condition.Store(c)
	}
	return func() {
		r.hurries.Add(-1)
		for _, handler := range handlers {
			handler.condition.CompareAndSwap(c, &condition{})
		}
	}
}

func pick[T any](of []T, chance func() float64) T {
	return of[int(chance()*float64(len(of)))]
}
