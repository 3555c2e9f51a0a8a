package client

import (
	"cmp"
	"errors"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/policy"
)

// errLate is what an attempt returns that was waited for long enough, and may still be answered. It
// never reaches a caller.
var errLate = errors.New("the attempt is late")

// limitAttempts applies what the method and the client's options say of the times of attempts.
func (m *boundMethod) limitAttempts(ofMethod time.Duration) {
	o := m.caller.options.Retry
	m.attemptTimeout = millisecondsOrNone(cmp.Or(o.AttemptTimeout, ofMethod))
	m.hedgeAfter = millisecondsOrNone(o.HedgeAfter)
}

func millisecondsOrNone(d time.Duration) *float64 {
	if d == 0 {
		return nil
	}
	ms := milliseconds(d)
	return &ms
}

// lateAt returns when the attempt that begins now has been waited for alone long enough; 0 if it is
// waited for until the deadline.
func (c *pendingCall) lateAt(at time.Duration) clock.Instant {
	if !c.bound.idempotent || c.prepared.options.HasInstance {
		return 0
	}
	c.begunAt = at
	return c.limitWait(c.begunAt, c.made == 1)
}

// limitWait is lateAt for an attempt that has begun then, and may have another one beside it.
func (c *pendingCall) limitWait(begunAt time.Duration, mayHedge bool) clock.Instant {
	m, o := c.bound, c.prepared.options
	timeout, hedge := m.attemptTimeout, m.hedgeAfter
	if o.AttemptTimeout != nil {
		ms := milliseconds(*o.AttemptTimeout)
		timeout = &ms
	}
	if o.HedgeAfter != nil {
		ms := milliseconds(*o.HedgeAfter)
		hedge = &ms
	}
	if !mayHedge {
		hedge = nil
	}
	patience, isLimited := policy.PatienceOf(policy.AttemptUnderWay{
		Made: c.made, Most: o.Attempts, LeftMs: milliseconds(c.prepared.deadline - begunAt), TimeoutMs: timeout, HedgeAfterMs: hedge,
		LongestMs: m.answerTimes.Longest(milliseconds(begunAt)),
	})
	if c.patience = patience; !isLimited {
		return 0
	}
	return clock.Instant(begunAt + time.Duration(patience.Milliseconds*float64(time.Millisecond)))
}

// noteTime learns how long the attempt took to be answered.
func (c *pendingCall) noteTime() {
	if c.begunAt != 0 {
		at := now()
		c.bound.answerTimes.Note(milliseconds(at-c.begunAt), milliseconds(at))
	}
}
