package simulation

import (
	"errors"
	"math"
	"slices"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

const (
	// timerSlack is how long after its time a timer goes off at most.
	timerSlack = 2 * time.Millisecond
	// No call takes longer than longest by itself: methods take up to 400 ms, and are tried up to three
	// times, with waits between. Those that call two others, one after the other, take up to
	// longestNested.
	longest       = 1500 * time.Millisecond
	longestNested = 3 * time.Second
)

var notStarted = []autonats.Outcome{outcome.NotSent, outcome.NotDelivered, outcome.Rejected}

// checkCalls notes what does not hold of the calls of a run that is over. The list of invariants is
// in docs/testing.md.
func (j *journal) checkCalls(g *group) {
	succeeded, first := 0, time.Duration(math.MaxInt64)
	for _, r := range j.calls {
		j.check(r, g)
		if r.err != nil || !r.isSettled {
			continue
		}
		succeeded++
		if r.madeAt >= healedAt && r.starts > 0 {
			first = min(first, r.settledAt)
		}
	}
	if first > wellAt {
		j.violate("I13", "the first success after the faults was at %v", first)
	}
	if succeeded*4 < len(j.calls) {
		j.violate("I13", "only %d of %d succeeded", succeeded, len(j.calls))
	}
}

func (j *journal) check(r *record, g *group) {
	if !r.isSettled {
		j.violate("I1", "%s %s has never settled", r.method, r.id)
		return
	}
	if late := r.settledAt - r.madeAt - r.timeout; late > timerSlack {
		j.violate("I2", "%s %s has settled %v too late", r.method, r.id, late)
	}
	if r.starts > r.mostStarts {
		invariant := "I3"
		if r.mostStarts > 1 {
			invariant = "I4"
		}
		j.violate(invariant, "%s %s was started %d times", r.method, r.id, r.starts)
	}
	if r.again != nil {
		if differs(r, r.again) {
			j.violate("I3", "%s %s was answered with %v the second time", r.method, r.id, r.err)
		}
		return
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
	stoppedAt, isStopped := j.stoppedFirst(r)
	// Those that call others may take longer than a shutdown waits.
	wasCutOff := autonats.CodeOf(r.err) == autonats.CodeUnavailable && autonats.OutcomeOf(r.err) == outcome.Failed && r.method != "GetAll"
	if wasCutOff && (!isStopped || r.settledAt < stoppedAt+drainTimeout) {
		j.violate("I7", "%s %s was cut off by a shutdown that has not waited", r.method, r.id)
	}
	// A handler that tries itself out takes one call at a time, and not every client may ask another one.
	// Where an attempt before that was late, the call ends as that one, before its deadline.
	isEarly := autonats.CodeOf(r.err) == autonats.CodeDeadlineExceeded && r.settledAt < r.madeAt+r.timeout
	if (isEarly || errors.Is(r.err, reason.Busy)) && g.wasAnyOut(r.madeAt, r.settledAt) {
		return
	}
	if r.madeAt >= wellAt && !r.isNested && !isExpected(r) {
		j.violate("I13", "%s %s failed after the faults had ended: %v", r.method, r.id, r.err)
	}
}

// differs reports whether a call with a key was answered with one end of its method, and its repetition
// with another.
func differs(r, first *record) bool {
	if first.isCancelled || !first.isSettled {
		return false
	}
	if first.err == nil {
		return isEnd(r.err)
	}
	return isEnd(first.err) && r.err == nil
}

// isEnd reports whether an error is one with which a method has ended.
func isEnd(err error) bool {
	code := autonats.CodeOf(err)
	return err != nil && autonats.OutcomeOf(err) == outcome.Failed && (code == autonats.CodeNotFound || code == autonats.CodeInternal)
}

// isExpected reports whether a call may fail so where there are no faults.
func isExpected(r *record) bool {
	if errors.Is(r.err, reason.Throttled) {
		// A client that had calls refused holds others back for a moment: that is checked where it does.
		return true
	}
	switch autonats.CodeOf(r.err) {
	case autonats.CodeNotFound, autonats.CodeInternal:
		return r.starts > 0
	case autonats.CodeDeadlineExceeded, autonats.CodeResourceExhausted:
		if r.method == "GetAll" {
			return r.timeout < longestNested
		}
		return r.timeout < longest
	case autonats.CodeCancelled:
		return r.isCancelled
	}
	return false
}
