package client

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/policy"
)

// failedAttempts is what a call remembers of attempts that were made again.
type failedAttempts struct {
	// count is how many there were; those are not counted which nobody served while the call waits
	// for that. unserved is how often in a row that was so.
	count, unserved int
	// before is the instance that the last one went to; nil if it went to none that was chosen.
	// isMisdirected reports whether that was not there, so that the next one goes to the queue group.
	before        *policy.Instance
	isMisdirected bool
	// only is where every further attempt has to go: one that may have run there is known there by the
	// key of the call, and nowhere else. Empty where that is not so.
	only string
	// last is the error of the last one, mayHaveRun that of the last one that may have run.
	last, mayHaveRun error
}

// retry is the stage after an attempt has failed: it waits for the next one, if that is safe, and
// of use, and within the budget, and reports whether it is due. Else the call has failed with the
// error that it returns.
func (f *failedAttempts) retry(ctx context.Context, m *boundMethod, p *prepared, call *pendingCall, err error) (bool, error) {
	wait, isDue, err := f.decide(m, p, call, err)
	if !isDue || f.isMisdirected {
		return isDue, err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true, nil
	case <-ctx.Done():
		return false, f.givenUp(ctx, m)
	}
}

// decide decides whether there is another attempt after one that has failed, and returns how long to
// wait for it. Else it returns the error that the call fails with.
func (f *failedAttempts) decide(m *boundMethod, p *prepared, call *pendingCall, err error) (time.Duration, bool, error) {
	failure, ok := guard.As[*fault.Error](err)
	if !ok || failure == nil {
		m.tellAttemptEnded(p, err)
		return 0, false, err
	}
	at := milliseconds(now())
	isMisdirected := m.noteFailed(call.instance, failure)
	delay, decision := 0.0, policy.Final
	mayBeSent := m.mayBeSentLater(failure)
	f.before, f.isMisdirected = call.instance, isMisdirected && mayBeSent
	if f.isMisdirected {
		f.redirect(m, p, err)
		return 0, true, nil
	}
	unserved := 0
	if m.caller.options.WaitForReady && failure.Reason == fault.ReasonNoResponders {
		unserved = f.unserved + 1
	}
	if mayBeSent {
		delay, decision = m.caller.retries.Decide(policy.FailedAttempt{
			Repeatable: fault.RepeatableOf(failure), Idempotent: m.idempotent || f.isKnown(call, failure), Unserved: unserved, Made: f.count + 1, Most: p.attempts(),
			LeftMs: milliseconds(p.deadline) - at, RetryAfterMs: milliseconds(failure.RetryAfter),
		}, at, rand.Float64())
	}
	observer := &m.caller.observer
	if decision == policy.Unaffordable && p.observed != nil {
		observer.retryDenied(p.observed, p.number+1, err)
	}
	m.tellAttemptEnded(p, err)
	if decision != policy.Retry {
		return 0, false, f.toReport(err)
	}
	if fault.MayHaveRun(failure) && !m.idempotent {
		f.only = call.subject
	}
	if f.unserved = unserved; unserved == 0 {
		f.count++
	}
	f.note(err)
	p.nextNumber()
	wait := time.Duration(delay * float64(time.Millisecond))
	if p.observed != nil {
		observer.retryScheduled(p.observed, p.number, err, wait)
	}
	return wait, true, nil
}

// isKnown reports whether the instance that may have run a call would know it again: the call has a key,
// and it is known which instance that is. One that has answered would answer the same.
func (f *failedAttempts) isKnown(call *pendingCall, failure *fault.Error) bool {
	if call.prepared.options.key == "" || failure.Outcome != fault.OutcomeUnknown {
		return false
	}
	return call.instance != nil || f.only != "" || call.prepared.options.HasInstance
}

// note notes an attempt that has failed.
func (f *failedAttempts) note(err error) {
	f.last = err
	if failure, ok := guard.As[*fault.Error](err); ok && fault.MayHaveRun(failure) {
		f.mayHaveRun = err
	}
}

// givenUp returns the error of a call whose context is done before its next attempt.
func (f *failedAttempts) givenUp(ctx context.Context, m *boundMethod) error {
	// The deadline of the call is later, but that of the context may be a little earlier.
	if isDeadline(ctx) {
		return f.toReport(f.last)
	}
	return m.failed(&fault.CancelledInFlight, context.Cause(ctx))
}

// redirect lets the next attempt go to the queue group at once, as the instance of the last is gone.
// That is neither one of the attempts that a call may have nor one of the budget's.
func (f *failedAttempts) redirect(m *boundMethod, p *prepared, err error) {
	m.tellAttemptEnded(p, err)
	f.last = err
	p.nextNumber()
	if p.observed != nil {
		m.caller.observer.retryScheduled(p.observed, p.number, err, 0)
	}
}

// toReport returns what the call fails with whose last attempt has failed with err: that, unless it
// would say that the call did not run while an earlier attempt may have, or that it was not sent
// while an earlier one was.
func (f *failedAttempts) toReport(err error) error {
	failure, ok := guard.As[*fault.Error](err)
	switch {
	case !ok || failure == nil || fault.MayHaveRun(failure):
		return err
	case f.mayHaveRun != nil:
		return f.mayHaveRun
	case f.last != nil && failure.Outcome == fault.OutcomeNotSent:
		return f.last
	default:
		return err
	}
}

func (m *boundMethod) tellAttemptEnded(p *prepared, err error) {
	if p.observed != nil {
		m.caller.observer.attemptEnded(p.observed, p.number, err)
	}
}

// noteLoad passes what a failure says about the load of handlers on to the throttle.
func (m *boundMethod) noteLoad(failure *fault.Error) {
	if m.caller.options.NoThrottle {
		return
	}
	switch fault.LoadSignOf(failure) {
	case fault.LoadRefused:
		m.throttle.NoteRefused(milliseconds(now()))
	case fault.LoadAnswered:
		m.noteAnswered()
	}
}

// noteAnswered counts an answer of a handler in the throttle.
func (m *boundMethod) noteAnswered() {
	if m.throttle.IsAwake() {
		m.throttle.NoteAnswered(milliseconds(now()))
	}
}

// isThrottled reports whether a call is held back.
func (m *boundMethod) isThrottled() bool {
	return m.throttle.IsAwake() && !m.throttle.Admits(milliseconds(now()), rand.Float64())
}

// mayBeSentLater reports whether another attempt could go out. What this process itself has refused
// is left to the caller: waiting here would hide that it does too much. A call that waits for a
// connection goes on waiting when the one that it had is gone.
func (m *boundMethod) mayBeSentLater(failure *fault.Error) bool {
	shared, waits := m.caller.shared, m.caller.options.WaitForReady
	if shared.IsClosed() || !shared.IsUp() && !waits {
		return false
	}
	return failure.Outcome != fault.OutcomeNotSent || failure.Reason == fault.ReasonDisconnected && waits
}

// attempts returns how many attempts the call may have.
func (p *prepared) attempts() int {
	return p.options.Attempts
}

// nextNumber counts one more attempt.
func (p *prepared) nextNumber() {
	p.number++
	if p.intercepted != nil {
		p.intercepted.Attempt++
		p.number = p.intercepted.Attempt
	}
}

func milliseconds(d time.Duration) float64 {
	return float64(d) / float64(time.Millisecond)
}
