package simulation

import (
	"slices"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
)

// timerSlack is how long after its time a timer goes off at most.
const timerSlack = 2 * time.Millisecond

// mostStarts returns how often a call may start: once, or as often as it is tried where its method
// is idempotent.
func mostStarts(method string) int {
	if method == "GetById" {
		return 3
	}
	return 1
}

var notStarted = []autonats.Outcome{outcome.NotSent, outcome.NotDelivered, outcome.Rejected}

// checkCalls notes what does not hold of the calls of a run that is over.
func (j *journal) checkCalls() {
	succeeded := 0
	for _, r := range j.calls {
		if r.err == nil {
			succeeded++
		}
		j.check(r)
	}
	if succeeded*4 < len(j.calls) {
		j.violate("I13", "only %d of %d succeeded", succeeded, len(j.calls))
	}
}

func (j *journal) check(r *record) {
	if !r.isSettled {
		j.violate("I1", "%s %s has never settled", r.method, r.id)
		return
	}
	if late := r.settledAt - r.madeAt - r.timeout; late > timerSlack {
		j.violate("I2", "%s %s has settled %v too late", r.method, r.id, late)
	}
	if r.starts > mostStarts(r.method) {
		j.violate("I3", "%s %s was started %d times", r.method, r.id, r.starts)
	}
	if r.err == nil {
		if r.starts == 0 && r.method != "Touch" {
			j.violate("I8", "%s %s has succeeded and was never started", r.method, r.id)
		}
		return
	}
	if of := autonats.OutcomeOf(r.err); slices.Contains(notStarted, of) && r.starts > 0 {
		j.violate("I8", "%s %s is %s and was started", r.method, r.id, of)
	}
	stoppedAt, isStopped := j.stops[r.startedBy]
	// Those that call others may take longer than a shutdown waits.
	wasCutOff := autonats.CodeOf(r.err) == autonats.CodeUnavailable && autonats.OutcomeOf(r.err) == outcome.Failed && r.method != "GetAll"
	if wasCutOff && (!isStopped || r.settledAt < stoppedAt+drainTimeout) {
		j.violate("I7", "%s %s was cut off by a shutdown that has not waited", r.method, r.id)
	}
	if r.madeAt >= wellAt && !r.isNested && !isExpected(r) {
		j.violate("I13", "%s %s failed after the faults had ended: %v", r.method, r.id, r.err)
	}
}

// isExpected reports whether a call may fail so where there are no faults.
func isExpected(r *record) bool {
	switch autonats.CodeOf(r.err) {
	case autonats.CodeNotFound, autonats.CodeInternal:
		return r.starts > 0
	case autonats.CodeDeadlineExceeded, autonats.CodeResourceExhausted:
		// Methods take up to 400 ms, and those that call others three times that.
		return r.timeout < 1500*time.Millisecond
	case autonats.CodeCancelled:
		return r.isCancelled
	}
	return false
}
