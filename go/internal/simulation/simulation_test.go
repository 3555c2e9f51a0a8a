package simulation

import (
	"fmt"
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
)

// TestSimulation runs clients and handlers for sixty seconds of virtual time each, most of them with
// faults. AUTONATS_SEEDS=17 go test ./internal/simulation runs one again: the same faults; the order
// of what happens at one moment may be another.
func TestSimulation(t *testing.T) {
	seeds, areGiven := seedsOf(t)
	calls, met := 0, make(map[string]bool)
	for _, seed := range seeds {
		var j *journal
		synctest.Test(t, func(*testing.T) { j = play(seed) })
		calls += len(j.calls)
		maps.Copy(met, j.met)
		if len(j.violations) > 0 {
			last := j.lines[max(0, len(j.lines)-40):]
			t.Fatalf("seed %d:\n%s\n\n%s\n\nrun it again: node scripts/simulate.mjs --seed %d",
				seed, strings.Join(j.violations, "\n"), strings.Join(last, "\n"), seed)
		}
	}
	// Invariants of what never happens would hold anyway.
	for _, event := range policyEvents {
		if len(seeds) >= 40 && !met[event] {
			t.Errorf("in %d runs it does not happen that %s", len(seeds), event)
		}
	}
	// scripts/simulate.mjs adds these up.
	if areGiven {
		fmt.Printf("simulated %d calls\n", calls)
	}
}

// seedsOf returns the seeds that scripts/simulate.mjs gives, or those from 1 to 40.
func seedsOf(t *testing.T) (seeds []int64, areGiven bool) {
	t.Helper()
	given := os.Getenv("AUTONATS_SEEDS")
	if given == "" {
		for seed := range int64(40) {
			seeds = append(seeds, seed+1)
		}
		return seeds, false
	}
	for _, text := range strings.Split(given, ",") {
		seed, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, seed)
	}
	return seeds, true
}
