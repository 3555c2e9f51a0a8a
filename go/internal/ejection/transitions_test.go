package ejection_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/ejection"
)

func TestSelfEjectionAsInTypeScript(t *testing.T) {
	type run struct {
		Instance string
		Steps    []struct {
			At, Random, WakeAt float64
			Does               []string
			Step               ejection.Step
			State              call.HandlerState
		}
	}
	data, err := os.ReadFile("../../../conformance/transitions/ejection.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	count := 0
	for ; lines.Scan(); count++ {
		var run run
		if err := json.Unmarshal(lines.Bytes(), &run); err != nil {
			t.Fatal(err)
		}
		subject := ejection.NewSelfEjection(run.Instance)
		for i, step := range run.Steps {
			got := ejection.Nothing
			switch step.Does[0] {
			case "call":
				got = subject.NoteCall(step.At, step.Does[1] == "fault", step.Random)
			case "other":
				subject.NoteOther(step.Does[1], call.HandlerState(step.Does[2]))
			case "wake":
				got = subject.Wake(step.At, step.Random)
			}
			wakeAt := subject.WakeAt()
			if wakeAt > 1e300 {
				wakeAt = -1
			}
			if got != step.Step || subject.State() != step.State || wakeAt != step.WakeAt {
				t.Fatalf("run %d, step %d: got %s, %s, %v, want %s, %s, %v", count, i, got, subject.State(), wakeAt, step.Step, step.State, step.WakeAt)
			}
		}
	}
	if count == 0 {
		t.Fatal("there are no runs")
	}
}

func TestGroupMessages(t *testing.T) {
	told := ejection.GroupMessage{State: call.Leaving, QueueGroup: "autonats", Instance: "a_1-B"}
	if read, ok := ejection.ReadGroupMessage(told.Write()); !ok || read != told {
		t.Errorf("got %v, %v, want %v", read, ok, told)
	}
	for _, body := range []string{"", "leaving autonats", "leaving autonats a b", "leaving  a b", "gone autonats a", "leaving autonats a\n", "leaving autonats a.b"} {
		if read, ok := ejection.ReadGroupMessage([]byte(body)); ok {
			t.Errorf("%q is read as %v", body, read)
		}
	}
}
