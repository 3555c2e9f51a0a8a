package keys_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/zyra/autonats/go/internal/keys"
)

func TestRecordsAsInTypeScript(t *testing.T) {
	type run struct {
		Limits struct {
			WindowMs       float64
			Records, Bytes int
		}
		Steps []struct {
			At, NeededUntil           float64
			Does, ID                  string
			Digest                    uint64
			State                     keys.State
			Answer, Bytes, Size, Held int
			Gives                     bool
		}
	}
	data, err := os.ReadFile("../../../conformance/transitions/keys.jsonl")
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
		subject := keys.NewRecords[int](keys.Limits(run.Limits))
		running := map[string]*keys.Record[int]{}
		for i, step := range run.Steps {
			switch step.Does {
			case "begin":
				if found := subject.Find(step.ID, step.At); found != nil {
					t.Fatalf("run %d, step %d: %s is remembered", count, i, step.ID)
				}
				record := subject.Begin(step.ID, step.Digest, step.NeededUntil, step.At)
				if (record != nil) != step.Gives {
					t.Fatalf("run %d, step %d: there was room: %v, want %v", count, i, record != nil, step.Gives)
				}
				running[step.ID] = record
			case "find":
				record := subject.Find(step.ID, step.At)
				if record == nil || record.State != step.State || record.Digest != step.Digest || record.Answer != step.Answer {
					t.Fatalf("run %d, step %d: got %v, want %s, %d, %d", count, i, record, step.State, step.Digest, step.Answer)
				}
				record.NeededUntil = max(record.NeededUntil, step.NeededUntil)
			case "end":
				if isKept := subject.End(running[step.ID], step.Answer, step.Bytes, step.At); isKept != step.Gives {
					t.Fatalf("run %d, step %d: kept: %v, want %v", count, i, isKept, step.Gives)
				}
			case "forget":
				subject.Forget(running[step.ID])
			}
			if subject.Size() != step.Size || subject.Bytes() != step.Held {
				t.Fatalf("run %d, step %d: got %d calls, %d bytes, want %d, %d", count, i, subject.Size(), subject.Bytes(), step.Size, step.Held)
			}
		}
	}
	if count == 0 {
		t.Fatal("there are no runs")
	}
}
