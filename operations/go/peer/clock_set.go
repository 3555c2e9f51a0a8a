//go:build setclock

package main

import "time"

// setClock sets the clock of the system, as this process sees it, on by so many milliseconds, or
// back if they are negative. The package time is one that can do that: harness/src/settable-clock.ts
// makes it.
func setClock(milliseconds int64) error {
	time.AheadSeconds.Add(milliseconds / 1000)
	return nil
}
