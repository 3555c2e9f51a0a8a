package ejection_test

import (
	"testing"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/ejection"
)

func TestAnswersOfAnEarlierTimeDoNotCount(t *testing.T) {
	e := ejection.NewSelfEjection("m")
	fail := func(at float64, times int) (step ejection.Step) {
		for range times {
			step = e.NoteCall(at, true, 0)
		}
		return step
	}
	if step := fail(0, 20); step != ejection.Ask {
		t.Fatalf("after twenty failures: %v", step)
	}
	for instance, state := range map[string]call.HandlerState{"one": call.Serving, "two": call.Serving, "three": call.Ejected} {
		e.NoteOther(instance, state)
	}
	if step := e.Wake(250, 0); step != ejection.Stay {
		t.Fatalf("while another one is out: %v", step)
	}
	if step := fail(5250, 1); step != ejection.Ask {
		t.Fatalf("after a while: %v", step)
	}
	// The others would be enough, if they were still there.
	e.NoteOther("three", call.Serving)
	if step := e.Wake(5500, 0); step != ejection.Stay {
		t.Errorf("with one answer: %v, want that it stays", step)
	}
}
