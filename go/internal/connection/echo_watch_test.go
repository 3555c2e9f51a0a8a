package connection_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/zyra/autonats/go/internal/connection"
)

func TestEchoWatchAsInTypeScript(t *testing.T) {
	data, err := os.ReadFile("../../../conformance/transitions/echo.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	count := 0
	for ; lines.Scan(); count++ {
		var run struct {
			Steps []struct {
				IsNeeded bool
				Heard    uint64
				Step     connection.EchoStep
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &run); err != nil {
			t.Fatal(err)
		}
		var watch connection.EchoWatch
		for i, step := range run.Steps {
			if got := watch.Look(step.IsNeeded, step.Heard); got != step.Step {
				t.Fatalf("run %d, step %d: got %s, want %s", count, i, got, step.Step)
			}
		}
	}
	if count == 0 {
		t.Fatal("there are no runs")
	}
}
