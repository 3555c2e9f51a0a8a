package clock

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

type noOwner struct{}

func (noOwner) Expire() {}

// In a bubble it is the year 2000.
func TestClockInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		before := Now()
		w := new(Wheel[noOwner])
		w.Add(&Entry[noOwner]{Deadline: before.After(time.Second)})
		time.Sleep(time.Second)
		if now := Now(); now.Since(before) != time.Second || !now.Time().Equal(time.Now()) {
			t.Errorf("a second after %v it is %v, which is %v", before, now, now.Time())
		}
		if next := w.Turn(Now()); next != Never {
			t.Errorf("the deadline has not passed; the next is at %v", next)
		}
	})
}

func TestAlarm(t *testing.T) {
	var mu sync.Mutex
	deadlines := map[Instant]bool{}
	rung := make(chan Instant, 100)
	a := NewDeadlines(func(now Instant) Instant {
		mu.Lock()
		defer mu.Unlock()
		next := Never
		for deadline := range deadlines {
			if deadline <= now {
				delete(deadlines, deadline)
				rung <- deadline
			} else {
				next = min(next, deadline)
			}
		}
		return next
	})
	start := Now()
	// Set in an order that makes the alarm go earlier, and later again.
	for _, after := range []time.Duration{50, 20, 80, 21, 10, -5} {
		deadline := start.After(after * time.Millisecond)
		mu.Lock()
		deadlines[deadline] = true
		mu.Unlock()
		a.Watch(deadline)
	}
	// On a busy machine several are due at once, and come in any order.
	got := map[Instant]bool{}
	for range 6 {
		deadline := <-rung
		if early := deadline.Since(Now()); early > 0 {
			t.Errorf("rang %v early", early)
		}
		got[deadline] = true
	}
	for _, after := range []time.Duration{-5, 10, 20, 21, 50, 80} {
		if want := start.After(after * time.Millisecond); !got[want] {
			t.Errorf("did not ring for %v", want.Since(start))
		}
	}
}

// However deadlines are set from many goroutines, none is missed.
func TestAlarmMissesNothing(t *testing.T) {
	var mu sync.Mutex
	open := map[int]Instant{}
	done := make(chan struct{}, 1000)
	a := NewDeadlines(func(now Instant) Instant {
		mu.Lock()
		defer mu.Unlock()
		next := Never
		for id, deadline := range open {
			if deadline <= now {
				delete(open, id)
				done <- struct{}{}
			} else {
				next = min(next, deadline)
			}
		}
		return next
	})
	for id := range 1000 {
		go func() {
			deadline := Now().After(time.Duration(id*7919%40) * time.Millisecond)
			mu.Lock()
			open[id] = deadline
			mu.Unlock()
			a.Watch(deadline)
		}()
	}
	for n := range 1000 {
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("only %d of 1000 rang", n)
		}
	}
}
