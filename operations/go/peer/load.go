package main

import (
	"fmt"
	"sync"
	"time"
)

// tally is what became of many calls, each with a text of its own: <name>-1 and so on. The calls
// that are not named have succeeded.
type tally struct {
	mu    sync.Mutex
	Name  string `json:"name"`
	Calls int    `json:"calls"`
	// Wrong has the texts of calls that succeeded with another result than their text.
	Wrong []string `json:"wrong"`
	// Failed has the texts of calls that failed, by kind of failure, and Examples one failure of
	// each kind.
	Failed   map[string][]string `json:"failed"`
	Examples map[string]failure  `json:"examples"`
}

func newTally(name string) *tally {
	return &tally{Name: name, Wrong: []string{}, Failed: map[string][]string{}, Examples: map[string]failure{}}
}

// runBurst starts so many calls at once.
func runBurst(name string, count int, run func(string) (string, error)) *tally {
	t := newTally(name)
	var wait sync.WaitGroup
	for range count {
		wait.Go(func() { t.runOne(run) })
	}
	wait.Wait()
	return t
}

// runLoad keeps so many calls under way, until ends says so. A failure is followed by a short
// pause, and each call by the one that is asked for.
func runLoad(c command, ends func() bool, run func(string) (string, error)) *tally {
	t := newTally(c.Name)
	pause := time.Duration(c.PauseMs) * time.Millisecond
	var wait sync.WaitGroup
	for range c.Parallel {
		wait.Go(func() {
			for !ends() {
				if t.runOne(run) {
					time.Sleep(pause)
				} else {
					time.Sleep(max(pause, 5*time.Millisecond))
				}
			}
		})
	}
	wait.Wait()
	return t
}

// runOne calls once, and reports whether it succeeded.
func (t *tally) runOne(run func(string) (string, error)) bool {
	t.mu.Lock()
	t.Calls++
	text := fmt.Sprintf("%s-%d", t.Name, t.Calls)
	t.mu.Unlock()
	result, err := run(text)
	t.mu.Lock()
	defer t.mu.Unlock()
	if err == nil {
		if result != text {
			t.Wrong = append(t.Wrong, text)
		}
		return true
	}
	failure := describe(err)
	kind := failure.kind()
	t.Failed[kind] = append(t.Failed[kind], text)
	if _, known := t.Examples[kind]; !known {
		t.Examples[kind] = failure
	}
	return false
}
