package policy_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/policy"
	"github.com/zyra/autonats/go/internal/wire"
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
		Verdicts [][5]any
	}
	for _, row := range rows[row](t, "outcomes.jsonl") {
		for i, isDeclared := range []bool{false, true} {
			if got := fault.OutcomeOfReply(row.Code, row.Reason, isDeclared); got != row.Replies[i] {
				t.Errorf("%s %s, declared: %v: got %s, want %s", row.Code, row.Reason, isDeclared, got, row.Replies[i])
			}
		}
		for _, verdict := range row.Verdicts {
			failure := &fault.Error{Code: row.Code, Reason: row.Reason, Outcome: fault.Outcome(verdict[0].(string))}
			got := [5]any{
				verdict[0], string(fault.RepeatableOf(failure)), fault.MayHaveRun(failure), string(fault.LoadSignOf(failure)),
				string(fault.InstanceSignOf(failure)),
			}
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

func TestPatienceAsInTypeScript(t *testing.T) {
	type run struct {
		Steps []struct {
			At, Took float64
			Attempt  policy.AttemptUnderWay
			Gives    *policy.Patience
		}
	}
	for i, run := range rows[run](t, "patience.jsonl") {
		var times policy.AnswerTimes
		for j, step := range run.Steps {
			if step.Took >= 0 {
				times.Note(step.Took, step.At)
			}
			if got := times.Longest(step.At); got != step.Attempt.LongestMs {
				t.Fatalf("run %d, step %d: the slowest took %v, want %v", i, j, got, step.Attempt.LongestMs)
			}
			patience, isLimited := policy.PatienceOf(step.Attempt)
			if isLimited != (step.Gives != nil) || isLimited && patience != *step.Gives {
				t.Fatalf("run %d, step %d: got %v, %v, want %v", i, j, patience, isLimited, step.Gives)
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

func TestBalancingAsInTypeScript(t *testing.T) {
	type run struct {
		Steps []struct {
			At, Random          float64
			Does, Before, Gives string
			Instance            string
			Sign                fault.InstanceSign
			Breaker             policy.BreakerState
			Asks, IsWatched     bool
			Report              wire.LoadReport
			IsOfGroup           bool
			Instances           string
		}
	}
	for i, run := range rows[run](t, "balancing.jsonl") {
		balancer := policy.NewBalancer(func(instance string) string { return "at." + instance })
		picked := map[string]*policy.Instance{}
		for j, step := range run.Steps {
			switch step.Does {
			case "pick":
				instance := balancer.Pick(step.At, step.Random, picked[step.Before])
				id := ""
				if instance != nil {
					id = instance.ID
					picked[id] = instance
				}
				if asks := balancer.Asks(instance, step.At); id != step.Gives || asks != step.Asks {
					t.Fatalf("run %d, step %d: picks %q, asks: %v, want %q, %v", i, j, id, asks, step.Gives, step.Asks)
				}
			case "end":
				instance := picked[step.Instance]
				balancer.Release(instance)
				_, state := balancer.Note(instance, step.Sign, step.At, step.Random)
				if state != step.Breaker || instance.IsWatched() != step.IsWatched {
					t.Fatalf("run %d, step %d: %s, is watched: %v, want %s, %v", i, j, state, instance.IsWatched(), step.Breaker, step.IsWatched)
				}
			case "learn":
				balancer.Learn(step.Report, step.At, step.IsOfGroup)
			}
			if got := strings.Join(balancer.Instances(), ""); got != step.Instances {
				t.Fatalf("run %d, step %d: knows %q, want %q", i, j, got, step.Instances)
			}
		}
	}
}

func TestBreakersAsInTypeScript(t *testing.T) {
	type run struct {
		Steps []struct {
			At, Random         float64
			MayOpen, HasFailed bool
			State              policy.BreakerState
			IsAwake            bool
			Admits             [2]bool
		}
	}
	for i, run := range rows[run](t, "breakers.jsonl") {
		var breaker policy.Breaker
		for j, step := range run.Steps {
			if breaker.Admits(step.At, 0) {
				breaker.NoteCall(step.At)
			}
			if step.HasFailed {
				breaker.NoteFailure(step.At, step.Random, step.MayOpen)
			} else {
				breaker.NoteSuccess(step.At)
			}
			admits := [2]bool{breaker.Admits(step.At, 0), breaker.Admits(step.At, 1)}
			if breaker.State() != step.State || breaker.IsAwake() != step.IsAwake || admits != step.Admits {
				t.Fatalf("run %d, step %d: %s, is awake: %v, admits: %v, want %s, %v, %v",
					i, j, breaker.State(), breaker.IsAwake(), admits, step.State, step.IsAwake, step.Admits)
			}
		}
	}
}
