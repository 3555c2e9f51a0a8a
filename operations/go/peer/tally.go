package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"
)

// tally is what became of many calls, each with a text of its own: <name>-1 and so on. The calls
// that are not named have succeeded.
type tally struct {
	mu    sync.Mutex
	name  string
	calls int
	// wrong has the texts of calls that succeeded with another result than their text.
	wrong []string
	// failed has the texts of calls that failed, by kind of failure, examples one failure of each
	// kind, and failedIn how long they took.
	failed   map[string][]string
	examples map[string]failure
	failedIn map[string][]time.Duration
	// failedAt has when each call ended that failed, by its text, in milliseconds.
	failedAt map[string]int64
	// took is how long the calls took that succeeded.
	took []time.Duration
}

func newTally(name string) *tally {
	return &tally{
		name: name, wrong: []string{}, failed: map[string][]string{}, examples: map[string]failure{},
		failedIn: map[string][]time.Duration{}, failedAt: map[string]int64{},
	}
}

// runOne calls once, and reports whether it succeeded.
func (t *tally) runOne(run func(string) (string, error)) bool {
	t.mu.Lock()
	t.calls++
	text := fmt.Sprintf("%s-%d", t.name, t.calls)
	t.mu.Unlock()
	startedAt := time.Now()
	result, err := run(text)
	took := time.Since(startedAt)
	t.mu.Lock()
	defer t.mu.Unlock()
	if err == nil {
		if result != text {
			t.wrong = append(t.wrong, text)
		}
		t.took = append(t.took, took)
		return true
	}
	failure := describe(err)
	kind := failure.kind()
	t.failed[kind] = append(t.failed[kind], text)
	t.failedIn[kind] = append(t.failedIn[kind], took)
	t.failedAt[text] = time.Now().UnixMilli()
	if _, known := t.examples[kind]; !known {
		t.examples[kind] = failure
	}
	return false
}

// MarshalJSON writes the tally as the harness reads it.
func (t *tally) MarshalJSON() ([]byte, error) {
	failedIn := map[string]times{}
	for kind, all := range t.failedIn {
		failedIn[kind] = summarise(all)
	}
	return json.Marshal(map[string]any{
		"name": t.name, "calls": t.calls, "wrong": t.wrong, "failed": t.failed, "examples": t.examples,
		"took": summarise(t.took), "failedIn": failedIn, "failedAt": t.failedAt,
	})
}

// times is how long calls took, in milliseconds; all 0 where there were none.
type times struct {
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

func summarise(all []time.Duration) times {
	if len(all) == 0 {
		return times{}
	}
	slices.Sort(all)
	quantile := func(part float64) float64 {
		return float64(all[int(float64(len(all)-1)*part)]) / float64(time.Millisecond)
	}
	return times{P50: quantile(0.5), P99: quantile(0.99), Max: quantile(1)}
}
