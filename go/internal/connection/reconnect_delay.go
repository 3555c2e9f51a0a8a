package connection

import (
	"math/rand/v2"
	"time"
)

const (
	shortestReconnectDelay = 100 * time.Millisecond
	longestReconnectDelay  = 5 * time.Second
	// steadyAfter is how long a connection has to hold to end an outage.
	steadyAfter = time.Second
)

// NewReconnectDelay creates the function that says how long to wait between two rounds over all
// servers: a tenth of what the outage has lasted so far, from 100 ms to 5 s. So an outage is never
// made longer by more than a tenth, and a server that comes back is not contacted by everybody at
// once, since each process waits between half and all of that time. The delay also grows for a
// server that accepts connections only to close them.
func NewReconnectDelay(now func() time.Time) func(attempts int) time.Duration {
	share := 0.5 + rand.Float64()/2
	// began is when the outage began, and ended when the last wait was over, if not the outage.
	var began, ended time.Time
	return func(attempts int) time.Duration {
		at := now()
		// The client library counts the attempts of each outage from 1.
		if attempts <= 1 && at.Sub(ended) >= steadyAfter {
			began = at
		}
		limit := min(longestReconnectDelay, max(shortestReconnectDelay, at.Sub(began)/10))
		delay := time.Duration(share * float64(limit))
		ended = at.Add(delay)
		return delay
	}
}
