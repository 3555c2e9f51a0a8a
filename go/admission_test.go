package autonats

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestAdmission(t *testing.T) {
	a := admission{slots: 2}
	calls := make([]*servedCall, 5)
	for i := range calls {
		calls[i] = &servedCall{}
	}
	expect := func(left time.Duration, want verdict) {
		t.Helper()
		if got := a.judge(left); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
	expect(0, run)
	a.run(calls[0])
	a.run(calls[1])
	// Nothing is known of the time yet.
	expect(1, queue)
	a.queue(calls[2])
	a.queue(calls[3])
	expect(time.Hour, busy)
	if a.next() != nil {
		t.Fatal("a call may start where there is no slot")
	}
	a.release(calls[0], 10*time.Millisecond)
	if next := a.next(); next != calls[2] {
		t.Fatal("not the first of the queue")
	}
	a.run(calls[2])
	// Two calls wait with this one, for two slots, at 10 ms each.
	expect(10*time.Millisecond, busy)
	expect(10*time.Millisecond+1, queue)
	if !a.withdraw(calls[3]) || a.withdraw(calls[3]) {
		t.Fatal("withdrew not once")
	}
	expect(5*time.Millisecond+1, queue)
	a.release(calls[1], 20*time.Millisecond)
	if a.mean != 11*time.Millisecond {
		t.Fatalf("the mean is %v", a.mean)
	}
}

// Whatever comes in whatever order: never more than the slots run, never more wait, and nobody is lost.
func TestAdmissionHoldsItsLimits(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		a := admission{slots: 1 + random.IntN(4)}
		admitted, ended := 0, 0
		for range 300 {
			switch random.IntN(3) {
			case 0:
				call := &servedCall{}
				switch a.judge(time.Duration(random.IntN(100)) * time.Millisecond) {
				case run:
					a.run(call)
					admitted++
				case queue:
					a.queue(call)
					admitted++
				}
			case 1:
				if len(a.running) > 0 {
					a.release(a.running[random.IntN(len(a.running))], time.Duration(random.IntN(50))*time.Millisecond)
					ended++
					if next := a.next(); next != nil {
						a.run(next)
					}
				}
			case 2:
				if len(a.waiting) > 0 {
					a.withdraw(a.waiting[random.IntN(len(a.waiting))])
					ended++
				}
			}
			if len(a.running) > a.slots || len(a.waiting) > a.slots || len(a.running)+len(a.waiting) != admitted-ended {
				t.Fatalf("seed %d: %d run and %d wait, of %d less %d", seed, len(a.running), len(a.waiting), admitted, ended)
			}
			for place, call := range a.running {
				if call.place != place {
					t.Fatalf("seed %d: a call is at %d and believes to be at %d", seed, place, call.place)
				}
			}
		}
	}
}
