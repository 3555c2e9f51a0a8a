package clock

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestWheel compares a wheel with what a list of all deadlines says, over random deadlines up to
// ten turns away.
func TestWheel(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var w Wheel[expiring]
	open := map[*Entry[expiring]]bool{}
	now := Instant(0)
	for range 20_000 {
		switch random.IntN(4) {
		case 0, 1:
			e := &Entry[expiring]{Deadline: now + Instant(random.Int64N(int64(80*time.Second)))}
			e.Owner = expiring(func() {
				if e.Deadline > now || !open[e] {
					t.Fatalf("an entry expired at %d whose deadline is %d", now, e.Deadline)
				}
				delete(open, e)
			})
			open[e] = true
			w.Add(e)
		case 2:
			for e := range open {
				w.Remove(e)
				delete(open, e)
				break
			}
		case 3:
			now += Instant(random.Int64N(int64(3 * time.Second)))
			next := w.Turn(now)
			for e := range open {
				if e.Deadline <= now {
					t.Fatalf("an entry was left behind: %d at %d", e.Deadline, now)
				}
				if next > e.Deadline && next > now+buckets*bucketWidth {
					t.Fatalf("the wheel is turned again at %d, after %d", next, e.Deadline)
				}
			}
		}
		if w.Len() != len(open) {
			t.Fatalf("the wheel holds %d entries, want %d", w.Len(), len(open))
		}
	}
}

func TestWheelNext(t *testing.T) {
	var w Wheel[expiring]
	w.Add(&Entry[expiring]{Deadline: Instant(20 * time.Millisecond), Owner: expiring(func() {})})
	if next := w.Turn(Instant(time.Millisecond)); next != Instant(20*time.Millisecond) {
		t.Errorf("got %d, want the deadline", next)
	}
	if next := w.Turn(Instant(time.Second)); next != Never || w.Len() != 0 {
		t.Errorf("got %d with %d entries left, want Never and none", next, w.Len())
	}
}

// expiring is what is called when the time has come.
type expiring func()

func (f expiring) Expire() { f() }
