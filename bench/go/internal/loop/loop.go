// Package loop answers the commands of the benchmark, as the TypeScript workers do: lines of JSON
// in and out.
package loop

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"
)

// Command asks for so many calls under way, for so many milliseconds.
type Command struct {
	Size         string `json:"size"`
	InFlight     int    `json:"inFlight"`
	Milliseconds int    `json:"milliseconds"`
}

// Result is what came of it.
type Result struct {
	Calls   int     `json:"calls"`
	Seconds float64 `json:"seconds"`
	P50Us   float64 `json:"p50Us"`
	P99Us   float64 `json:"p99Us"`
}

// Answer runs commands until the input ends. It ends the process when a call fails.
func Answer(call func(size string) error) {
	fmt.Println(`{"ready":true}`)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var command Command
		if err := json.Unmarshal(lines.Bytes(), &command); err != nil {
			fail(err)
		}
		text, err := json.Marshal(run(command, call))
		if err != nil {
			fail(err)
		}
		fmt.Println(string(text))
	}
}

// run keeps calls under way, each begun when another ends, and measures how long each takes.
func run(command Command, call func(size string) error) Result {
	latencies := make([][]time.Duration, command.InFlight)
	start := time.Now()
	end := start.Add(time.Duration(command.Milliseconds) * time.Millisecond)
	var group sync.WaitGroup
	for index := range latencies {
		group.Go(func() {
			for before := time.Now(); before.Before(end); {
				if err := call(command.Size); err != nil {
					fail(err)
				}
				after := time.Now()
				latencies[index] = append(latencies[index], after.Sub(before))
				before = after
			}
		})
	}
	group.Wait()
	seconds := time.Since(start).Seconds()
	all := slices.Concat(latencies...)
	slices.Sort(all)
	return Result{Calls: len(all), Seconds: seconds, P50Us: at(all, 0.5), P99Us: at(all, 0.99)}
}

func at(sorted []time.Duration, share float64) float64 {
	return float64(sorted[int(float64(len(sorted)-1)*share)].Nanoseconds()) / 1000
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
