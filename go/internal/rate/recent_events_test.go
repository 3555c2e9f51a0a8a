package rate

import (
	"math"
	"testing"
	"time"
)

func TestRecentEvents(t *testing.T) {
	var events RecentEvents
	expect := func(at time.Duration, want, off float64) {
		t.Helper()
		if got := events.PerSecond(int64(at / time.Second)); math.Abs(got-want) > off {
			t.Errorf("at %s there are %v a second, want %v", at, got, want)
		}
	}
	expect(0, 0, 0)
	for at := 5 * time.Second; at < 25*time.Second; at += 50 * time.Millisecond {
		events.Add(int64(at / time.Second))
	}
	expect(25*time.Second, 18, 0.5)
	expect(30*time.Second, 8, 0.5)
	expect(34999*time.Millisecond, 0, 0)
	events.Add(1e6)
	expect(1e6*time.Second, 0.1, 0)
	expect((1e6+10)*time.Second, 0, 0)
}
