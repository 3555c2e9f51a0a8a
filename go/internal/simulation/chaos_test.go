package simulation

import (
	"slices"
	"time"

	"github.com/zyra/autonats/go/autonatstest"
)

// faults has what may be done to a run. Each does something, and returns what ends it.
var faults = map[string]func(*run, func() float64) func(){
	"delays": func(r *run, chance func() float64) func() {
		least := time.Duration(chance() * float64(5*time.Millisecond))
		most := least + time.Duration(chance()*float64(60*time.Millisecond))
		r.network.Faults(autonatstest.FaultRule{Delay: autonatstest.DelayRange{Min: least, Max: most}, Reorder: chance() < 0.5})
		return func() { r.network.Faults() }
	},
	"losses": func(r *run, chance func() float64) func() {
		r.network.Faults(autonatstest.FaultRule{
			Drop: chance() * 0.3, DuplicateReplies: chance() * 0.3,
			Delay: autonatstest.DelayRange{Max: time.Duration(chance() * float64(20*time.Millisecond))},
		})
		return func() { r.network.Faults() }
	},
	"partition": func(r *run, chance func() float64) func() {
		client, handler := pick(r.clients, chance).link, pick(r.serving(), chance).link
		return r.network.Partition([]string{client.Name()}, []string{handler.Name()})
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
		return func() {
			// Who waits for something notices within nine seconds, and goes to another server.
			frozenAt, _ := r.frozenAt.Load(l)
			if l.IsFrozen() && r.isClient(l) && r.journal.now() > frozenAt.(time.Duration)+9*time.Second {
				r.journal.violate("I13", "%s has stayed at a server that does not answer", l.Name())
			}
			l.Thaw()
		}
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
}

// wreak does one fault after the other until a time; some last into the next ones.
func (r *run) wreak(until time.Duration) {
	chance := autonatstest.NewChance(r.seed, "chaos")
	names := make([]string, 0, len(faults))
	for name := range faults {
		names = append(names, name)
	}
	slices.Sort(names)
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

func pick[T any](of []T, chance func() float64) T {
	return of[int(chance()*float64(len(of)))]
}
