package connection

import (
	"testing"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
)

func TestLineArrives(t *testing.T) {
	l := line{room: 1000, ahead: 500, pace: float64(time.Millisecond)}
	at := clock.Instant(time.Hour)
	if got := l.arrives(at, 100); got != at.After(600*time.Millisecond) {
		t.Errorf("got %v, want 600 ms later", got.Since(at))
	}
	if got := l.after(400).arrives(at, 100); got != at.After(time.Second) {
		t.Errorf("got %v, want a second later", got.Since(at))
	}
	if got := (line{ahead: 1 << 20}).arrives(at, 1<<20); got != at {
		t.Errorf("got %v on a line of unknown pace, want none", got.Since(at))
	}
}

func TestPace(t *testing.T) {
	var p pace
	at := clock.Instant(time.Hour)
	p.learn(1<<20, quick-1, at)
	if got := p.at(at); got != 0 {
		t.Errorf("a quick confirmation makes a pace of %v", got)
	}
	p.learn(1000, time.Second, at)
	if got := p.at(at.After(2 * time.Second)); got != float64(time.Millisecond) {
		t.Errorf("got %v, want a millisecond for each byte", got)
	}
	// Otherwise a line that was slow once would never be tried again.
	if got := p.at(at.After(2*time.Second + 1)); got != 0 {
		t.Errorf("got %v long after the confirmation, want none", got)
	}
	p.learn(1000, time.Second, at)
	p.learn(1000, quick-1, at)
	if got := p.at(at); got != 0 {
		t.Errorf("got %v on a line that is quick again", got)
	}
}
