package policy_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/policy"
)

// rows reads a file of transitions that were recorded from the TypeScript runtime.
func rows[Row any](t *testing.T, name string) []Row {
	t.Helper()
	data, err := os.ReadFile("../../../conformance/transitions/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []Row
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row Row
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if len(all) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return all
}

func TestOutcomesAsInTypeScript(t *testing.T) {
	type row struct {
		Code     fault.Code
		Reason   fault.Reason
		Replies  [2]fault.Outcome
		Verdicts [][4]any
	}
	for _, row := range rows[row](t, "outcomes.jsonl") {
		for i, isDeclared := range []bool{false, true} {
			if got := fault.OutcomeOfReply(row.Code, row.Reason, isDeclared); got != row.Replies[i] {
				t.Errorf("%s %s, declared: %v: got %s, want %s", row.Code, row.Reason, isDeclared, got, row.Replies[i])
			}
		}
		for _, verdict := range row.Verdicts {
			failure := &fault.Error{Code: row.Code, Reason: row.Reason, Outcome: fault.Outcome(verdict[0].(string))}
			got := [4]any{verdict[0], string(fault.RepeatableOf(failure)), fault.MayHaveRun(failure), string(fault.LoadSignOf(failure))}
			if got != verdict {
				t.Errorf("%s %s: got %v, want %v", row.Code, row.Reason, got, verdict)
			}
		}
	}
}

func TestRetriesAsInTypeScript(t *testing.T) {
	type run struct {
		Budget  policy.BudgetSettings
		Backoff policy.BackoffSettings
		Begin   float64
		Steps   []struct {
			At, Random float64
			Calls      int
			Failed     policy.FailedAttempt
			Gives      any
		}
	}
	for i, run := range rows[run](t, "retries.jsonl") {
		retries := policy.NewRetryPolicy(run.Backoff, policy.NewRetryBudget(run.Budget, run.Begin))
		for j, step := range run.Steps {
			for range step.Calls {
				retries.Budget.NoteCall()
			}
			var got any
			delay, decision := retries.Decide(step.Failed, step.At, step.Random)
			if got = delay; decision != policy.Retry {
				got = string(decision)
			}
			if got != step.Gives {
				t.Fatalf("run %d, step %d: got %v, want %v", i, j, got, step.Gives)
			}
		}
	}
}

func TestThrottleAsInTypeScript(t *testing.T) {
	type run struct {
		Steps []struct {
			At, Random      float64
			Admits, IsAwake bool
			Does            string
		}
	}
	for i, run := range rows[run](t, "throttle.jsonl") {
		var throttle policy.Throttle
		for j, step := range run.Steps {
			if got := throttle.Admits(step.At, step.Random); got != step.Admits {
				t.Fatalf("run %d, step %d: admits: %v, want %v", i, j, got, step.Admits)
			}
			switch step.Does {
			case "refused":
				throttle.NoteRefused(step.At)
			case "answered":
				throttle.NoteAnswered(step.At)
			}
			if got := throttle.IsAwake(); got != step.IsAwake {
				t.Fatalf("run %d, step %d: is awake: %v, want %v", i, j, got, step.IsAwake)
			}
		}
	}
}
