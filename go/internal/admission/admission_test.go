package admission_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/zyra/autonats/go/internal/admission"
)

type call struct {
	entry    admission.Entry
	deadline time.Duration
	id       int
}

func (c *call) Admission() *admission.Entry { return &c.entry }

func (c *call) EndsAt() time.Duration { return c.deadline }

func newCall(deadline time.Duration) *call {
	return &call{deadline: deadline}
}

func unlimited() *admission.Slots { return admission.NewSlots(admission.Unlimited) }

func TestCallsRunWhileThereAreSlots(t *testing.T) {
	a := admission.New[*call](2, 10, unlimited())
	for range 2 {
		if verdict := a.Judge(0, time.Second); verdict != admission.Run {
			t.Fatalf("verdict %v, want Run", verdict)
		}
		a.Run(newCall(time.Second), 0)
	}
	if verdict := a.Judge(0, time.Second); verdict != admission.Queue {
		t.Fatalf("verdict %v, want Queue", verdict)
	}
}

func TestAThousandCallsToAnIdleMethodWait(t *testing.T) {
	a := admission.New[*call](5, 10_000, unlimited())
	for i := range 1000 {
		switch a.Judge(0, time.Second) {
		case admission.Run:
			a.Run(newCall(time.Second), 0)
		case admission.Queue:
			a.Queue(newCall(time.Second))
		default:
			t.Fatalf("call %d is refused", i)
		}
	}
}

func TestACallThatCannotStartInTimeIsBusy(t *testing.T) {
	a := admission.New[*call](1, 10_000, unlimited())
	a.Learn(100 * time.Millisecond)
	a.Run(newCall(time.Second), 0)
	if verdict := a.Judge(0, 125*time.Millisecond); verdict != admission.Busy {
		t.Errorf("verdict %v for a call with no more time than one takes, and a quarter, want Busy", verdict)
	}
	if verdict := a.Judge(0, 126*time.Millisecond); verdict != admission.Queue {
		t.Errorf("verdict %v for a call with more time than that, want Queue", verdict)
	}
}

func TestAStalledMethodIsBusyBeforeItsMeanSaysSo(t *testing.T) {
	a := admission.New[*call](1, 10_000, unlimited())
	a.Learn(time.Millisecond)
	a.Run(newCall(time.Minute), 0)
	if verdict := a.Judge(2*time.Second, 3*time.Second); verdict != admission.Busy {
		t.Errorf("verdict %v after two seconds without a start, want Busy", verdict)
	}
}

func TestAPauseOfTheProcessIsNotASlowMethod(t *testing.T) {
	a := admission.New[*call](1, 10_000, unlimited())
	a.Run(newCall(time.Hour), 0)
	a.Learn(90 * time.Millisecond)
	for range 1000 {
		a.Queue(newCall(time.Second))
	}
	if verdict := a.Judge(90*time.Millisecond, time.Second); verdict != admission.Queue {
		t.Errorf("verdict %v after one call of 90 ms, want Queue", verdict)
	}
	if _, ok := a.DropLast(90 * time.Millisecond); ok {
		t.Error("a call was dropped after one call of 90 ms")
	}
	for range 49 {
		a.Learn(100 * time.Microsecond)
	}
	if verdict := a.Judge(90*time.Millisecond, time.Second); verdict != admission.Busy {
		t.Errorf("verdict %v with a thousand calls of 2 ms before it, want Busy", verdict)
	}
}

func TestALongPauseIsNotThatOfEachCall(t *testing.T) {
	a := admission.New[*call](5, 10_000, unlimited())
	for range 5 {
		a.Run(newCall(time.Hour), 0)
	}
	for range 1000 {
		a.Queue(newCall(5 * time.Second))
	}
	at := 400 * time.Millisecond
	if verdict := a.Judge(at, 5*time.Second); verdict != admission.Queue {
		t.Errorf("verdict %v after 400 ms without a start, want Queue", verdict)
	}
	for range 5 {
		a.Learn(at)
	}
	if verdict := a.Judge(at, 5*time.Second); verdict != admission.Queue {
		t.Errorf("verdict %v after five calls of 400 ms, want Queue", verdict)
	}
	if _, ok := a.DropLast(at); ok {
		t.Error("a call was dropped after five calls of 400 ms")
	}
	if verdict := a.Judge(at, 700*time.Millisecond); verdict != admission.Busy {
		t.Errorf("verdict %v for a call with less time than one takes, want Busy", verdict)
	}
	if verdict := a.Judge(600*time.Millisecond, 5*time.Second); verdict != admission.Busy {
		t.Errorf("verdict %v after 600 ms without a start, want Busy", verdict)
	}
}

func TestACallThatCouldNotBeAnsweredIsBusy(t *testing.T) {
	a := admission.New[*call](1, 10_000, unlimited())
	a.Run(newCall(time.Hour), 0)
	for range 100 {
		a.LearnSending(time.Second)
	}
	if verdict := a.Judge(0, 900*time.Millisecond); verdict != admission.Busy {
		t.Errorf("verdict %v for a call with less time than answers take, want Busy", verdict)
	}
	if verdict := a.Judge(0, 2*time.Second); verdict != admission.Queue {
		t.Errorf("verdict %v for a call with more time than answers take, want Queue", verdict)
	}
}

func TestTheTailIsJudgedAgain(t *testing.T) {
	a := admission.New[*call](1, 10_000, unlimited())
	first := newCall(time.Second)
	a.Run(first, 0)
	for range 10 {
		a.Queue(newCall(time.Second))
	}
	a.Release(first)
	a.Learn(300 * time.Millisecond)
	dropped := 0
	for {
		if _, ok := a.DropLast(300 * time.Millisecond); !ok {
			break
		}
		dropped++
	}
	// 700 ms are left: two starts of 300 ms each.
	if dropped != 8 || a.Waiting() != 2 {
		t.Errorf("%d calls were dropped and %d wait, want 8 and 2", dropped, a.Waiting())
	}
}

func TestTheTailWaitsOnWhileCallsTakeALittleLonger(t *testing.T) {
	a := admission.New[*call](1, 100, unlimited())
	learn := func(took time.Duration) {
		for range 500 {
			a.Learn(took)
		}
	}
	learn(8 * time.Millisecond)
	a.Run(newCall(time.Hour), 0)
	for a.Judge(0, time.Second) == admission.Queue {
		a.Queue(newCall(time.Second))
	}
	if a.Waiting() != 99 {
		t.Errorf("%d calls wait, want 99", a.Waiting())
	}
	learn(12 * time.Millisecond)
	if _, ok := a.DropLast(0); ok {
		t.Error("a call was dropped as calls took a little longer")
	}
	learn(13 * time.Millisecond)
	if _, ok := a.DropLast(0); !ok {
		t.Error("no call was dropped as calls took much longer")
	}
}

func TestATotalBindsAllMethods(t *testing.T) {
	shared := admission.NewSlots(1)
	a, b := admission.New[*call](5, 10, shared), admission.New[*call](5, 10, shared)
	first := newCall(time.Second)
	a.Run(first, 0)
	if verdict := b.Judge(0, time.Second); verdict != admission.Queue {
		t.Fatalf("verdict %v for the other method, want Queue", verdict)
	}
	second := newCall(time.Second)
	b.Queue(second)
	if _, ok := b.Next(0); ok {
		t.Fatal("a call starts although the total is reached")
	}
	a.Release(first)
	if next, ok := b.Next(0); !ok || next != second {
		t.Fatal("the call that waits does not start once there is a slot")
	}
}

// FuzzAdmission does with an admission whatever the bytes say, beside a model that is too simple to
// be wrong.
func FuzzAdmission(f *testing.F) {
	for seed := range uint64(8) {
		random := rand.New(rand.NewPCG(seed, 7))
		script := make([]byte, 4000)
		for i := range script {
			script[i] = byte(random.Uint32())
		}
		f.Add(script, uint8(1+seed), uint8(seed*5), uint8(seed))
	}
	f.Fuzz(func(t *testing.T, script []byte, slots, longest, total uint8) {
		shared := admission.NewSlots(max(int(total), 1))
		a := admission.New[*call](int(slots), int(longest), shared)
		var running, waiting []*call
		now := time.Duration(0)
		without := func(calls []*call, gone *call) []*call {
			for i, other := range calls {
				if other == gone {
					return append(append([]*call(nil), calls[:i]...), calls[i+1:]...)
				}
			}
			t.Fatalf("call %d is not where the model has it", gone.id)
			return nil
		}
		for i, b := range script {
			now += time.Duration(b>>4) * time.Millisecond
			switch b & 7 {
			case 0, 1, 2:
				c := newCall(now + time.Duration(b)*time.Millisecond)
				c.id = i
				switch a.Judge(now, c.deadline) {
				case admission.Run:
					if len(waiting) > 0 {
						t.Fatal("a call overtakes those that wait")
					}
					a.Run(c, now)
					running = append(running, c)
				case admission.Queue:
					a.Queue(c)
					waiting = append(waiting, c)
				}
			case 3, 4:
				if len(running) > 0 {
					c := running[int(b>>3)%len(running)]
					if !a.Release(c) || a.Release(c) {
						t.Fatal("a slot is not freed exactly once")
					}
					a.Learn(time.Duration(b) * time.Millisecond)
					running = without(running, c)
				}
			case 5:
				if len(waiting) > 0 {
					c := waiting[int(b>>3)%len(waiting)]
					if !a.Withdraw(c) || a.Withdraw(c) {
						t.Fatal("a call does not leave the queue exactly once")
					}
					waiting = without(waiting, c)
				}
			case 6:
				if c, ok := a.Next(now); ok {
					if c != waiting[0] {
						t.Fatal("a call starts that is not the first")
					}
					waiting, running = waiting[1:], append(running, c)
				} else if len(waiting) > 0 && len(running) < min(max(int(slots), 1), max(int(total), 1)) {
					t.Fatal("no call starts although there are both")
				}
			case 7:
				if c, ok := a.DropLast(now); ok {
					if c != waiting[len(waiting)-1] {
						t.Fatal("a call is dropped that is not the last")
					}
					waiting = waiting[:len(waiting)-1]
				}
			}
			if a.Running() != len(running) || a.Waiting() != len(waiting) || shared.Taken() != len(running) {
				t.Fatalf("%d run and %d wait, the model has %d and %d", a.Running(), a.Waiting(), len(running), len(waiting))
			}
			if len(running) > max(int(slots), 1) || len(waiting) > int(longest) {
				t.Fatal("more calls were admitted than may be")
			}
		}
		for i, c := range a.AllWaiting() {
			if c != waiting[i] {
				t.Fatal("the calls that wait are in another order than they came")
			}
		}
	})
}

// TestEndingManyCallsIsLinear counts work by what a queue of this size can take: with a square law
// it would take minutes.
func TestEndingManyCallsIsLinear(t *testing.T) {
	a := admission.New[*call](1, 1_000_000, unlimited())
	a.Run(newCall(time.Hour), 0)
	calls := make([]*call, 500_000)
	for i := range calls {
		calls[i] = newCall(time.Hour)
		a.Queue(calls[i])
	}
	for _, call := range calls {
		a.Withdraw(call)
	}
	if a.Waiting() != 0 {
		t.Fatalf("%d calls still wait", a.Waiting())
	}
}
