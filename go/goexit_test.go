package autonats_test

import "runtime"

// goexit ends the goroutine that calls it.
func goexit() {
	runtime.Goexit()
}
