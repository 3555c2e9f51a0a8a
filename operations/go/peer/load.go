package main

import (
	"math/rand/v2"
	"sync"
	"time"
)

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

// runPace begins so many calls a second until ends says so, however long they take: callers of a real
// service do not wait for one another. They come at random.
func runPace(c command, ends func() bool, run func(string) (string, error)) *tally {
	t := newTally(c.Name)
	var wait sync.WaitGroup
	for due := time.Now(); !ends(); time.Sleep(2 * time.Millisecond) {
		for at := time.Now(); !due.After(at); due = due.Add(time.Duration(rand.ExpFloat64() / c.PerSecond * float64(time.Second))) {
			wait.Go(func() { t.runOne(run) })
		}
	}
	wait.Wait()
	return t
}
