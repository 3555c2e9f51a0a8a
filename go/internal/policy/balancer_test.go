package policy

import (
	"testing"

	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

func TestLooksForOthersLessOftenWhileOneIsBroken(t *testing.T) {
	b := NewBalancer(func(instance string) string { return instance })
	learn := func() {
		for _, id := range []string{"a", "b", "c", "d"} {
			b.Learn(wire.LoadReport{Instance: id, Slots: 5}, 0, true)
		}
	}
	learn()
	b.Pick(0, 0, nil)
	// Nothing new is found for a long time.
	for range 20 {
		learn()
	}
	at := 0.0
	looksWithin := func(duration float64) (looks int) {
		for end := at + duration; at < end; at += 10 {
			if picked := b.Pick(at, 0.9, nil); picked == nil {
				looks++
			} else {
				b.Release(picked)
			}
		}
		return looks
	}
	if looks := looksWithin(20_000); looks != 19 {
		t.Errorf("%d looks in 20 s, want 19", looks)
	}
	for range 5 {
		b.Note(b.known["a"], fault.InstanceFailed, at, 0.5)
	}
	if looks := looksWithin(20_000); looks != 4 {
		t.Errorf("%d looks in 20 s while an instance is broken, want 4", looks)
	}
}

// A client that has just found its instances does not give the queue group, and so a broken instance,
// many calls to find more.
func TestLooksLessOftenAsSoonAsMostAreKnown(t *testing.T) {
	looksAfter := func(reports int) (looks int) {
		b := NewBalancer(func(instance string) string { return instance })
		for _, id := range []string{"a", "b", "c", "d"} {
			b.Learn(wire.LoadReport{Instance: id, Slots: 5}, 0, true)
		}
		for range reports {
			b.Learn(wire.LoadReport{Instance: "a", Slots: 5}, 0, true)
		}
		for range 5 {
			b.Note(b.known["a"], fault.InstanceFailed, 0, 0.5)
		}
		for at := 0.0; at < 4000; at += 10 {
			if picked := b.Pick(at, 0.9, nil); picked == nil {
				looks++
			} else {
				b.Release(picked)
			}
		}
		return looks
	}
	if looks := looksAfter(13); looks != 21 {
		t.Errorf("%d looks in 4 s where others are likely, want 21", looks)
	}
	if looks := looksAfter(14); looks != 1 {
		t.Errorf("%d looks in 4 s where most are known, want 1", looks)
	}
}
