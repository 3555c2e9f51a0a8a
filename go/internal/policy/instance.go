package policy

import (
	"math"
	"sync/atomic"
)

// Instance is an instance, as one method of one client knows it.
type Instance struct {
	ID string
	// Subject is where it takes calls of the method.
	Subject string
	// Served reports whether it has answered any call, so that the server lets them through.
	Served atomic.Bool

	// isWatched reports whether it matters that it answers.
	isWatched atomic.Bool

	// The following belong to the lock of the balancer.
	breaker Breaker
	// outstanding counts calls of this client that it has not answered.
	outstanding float64
	// load is the calls that it has reported, those that wait too, by slots, as of reportedAt.
	load, reportedAt float64
	// askedAt is when it was asked last.
	askedAt float64
	// Until busyUntil it counts as having much to do; it is not chosen before avoidUntil.
	busyUntil, avoidUntil float64
	// place is where it is among those that are there; -1 if it is gone.
	place int
	// If it is gone, it is not taken to be back before goneUntil. goneMs is for how long it was taken
	// to be gone; 0 once it has answered.
	goneUntil, goneMs float64
}

func newInstance(id, subject string) *Instance {
	never := math.Inf(-1)
	return &Instance{ID: id, Subject: subject, askedAt: never, busyUntil: never, avoidUntil: never, goneUntil: never, place: -1}
}

// IsWatched reports whether it matters that it answers.
func (i *Instance) IsWatched() bool { return i.isWatched.Load() }
