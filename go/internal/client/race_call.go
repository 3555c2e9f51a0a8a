package client

import (
	"context"
	"slices"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
)

// lookEvery is how often a call that was waited for long enough looks for another place to go to.
const lookEvery = 100 * time.Millisecond

// ended is what has become of an attempt that runs beside others.
type ended struct {
	call       *pendingCall
	head, body []byte
	err        error
}

// attemptRace has the attempts of a call that run beside each other. It belongs to the goroutine of
// the caller, and each attempt that runs waits in one of its own.
type attemptRace struct {
	method  *boundMethod
	failed  *failedAttempts
	running int
	ends    chan ended
	// newest is the last one that was begun; nil if it has failed. earlier are those that others were
	// begun beside, and that may still be answered.
	newest  *pendingCall
	earlier []*pendingCall
	// next goes off when the next attempt is due; nil if none is.
	next <-chan time.Time
}

// race lets attempts run beside one that was waited for long enough, and may still be answered, and
// returns what comes of the first one that is answered.
func (c *UnaryCall[Req, Res]) race(ctx context.Context, req Req, p *prepared, before *failedAttempts, begun *pendingCall) (Res, error) {
	var none Res
	// Others refer to the copies. What is copied can be on the stack, of calls without a race.
	first, failed := *begun, *before
	ctx, cancel := context.WithCancel(ctx)
	r := attemptRace{method: c.bound, failed: &failed, ends: make(chan ended, 2*mostAttempts), newest: &first}
	defer r.finish(cancel)
	first.ctx = ctx
	begin := func() {
		e, err := encode(c.bound, c.method.Request, req)
		next := &pendingCall{
			bound: c.bound, prepared: *p, ctx: ctx, state: stateWaiting, before: failed.before, isForGroup: failed.isMisdirected,
			made: failed.count + 1, encoder: e,
		}
		r.newest, r.next = next, nil
		if r.running++; err != nil {
			r.ends <- ended{call: next, err: err}
			return
		}
		go func() {
			head, body, err := next.send()
			r.ends <- ended{next, head, body, err}
		}()
	}
	if r.overtake(p, &first) {
		begin()
	}
	for {
		var done <-chan struct{}
		if r.running == 0 {
			done = ctx.Done()
		}
		select {
		case <-r.next:
			begin()
		case <-done:
			return none, failed.givenUp(ctx, c.bound)
		case end := <-r.ends:
			r.running--
			if end.err == errLate {
				if r.overtake(p, end.call) {
					begin()
				}
				continue
			}
			var res Res
			err := end.err
			if err == nil {
				if p.replyHeaders != nil {
					// Those of a reply that has failed another attempt.
					*p.replyHeaders = nil
				}
				res, err = decode(end.call, end.head, end.body, c.method.Result)
			}
			if err == nil {
				end.call.noteAnswered()
				r.win(p, end.call, nil)
				return res, nil
			}
			if isOver, err := r.lose(ctx, p, end.call, err); isOver {
				return none, err
			}
		}
	}
}

// wait waits for an attempt that was sent, in a goroutine of its own.
func (r *attemptRace) wait(call *pendingCall) {
	r.running++
	go func() {
		head, body, err := call.await()
		r.ends <- ended{call, head, body, err}
	}()
}

// overtake is the stage after the newest attempt was waited for long enough: it reports whether
// another one begins beside it, at another instance, if there is one, and within the budget. One that
// is late is given up: its instance is judged by that, and its handler told to stop. Its answer still
// counts if it comes first.
func (r *attemptRace) overtake(p *prepared, call *pendingCall) bool {
	defer r.wait(call)
	m, shared := r.method, r.method.caller.shared
	if !call.ticket.WasSent() {
		// It is in the outbox, as another one would be.
		shared.Multiplexer.LateAt(call.ticket, call.limitWait(now(), call.patience.IsHedge))
		return false
	}
	if !shared.IsUp() || shared.Gate.ShutUntil() != nil || !call.mayGoElsewhere() {
		// Its instance may be gone later, and others may come.
		shared.Multiplexer.LateAt(call.ticket, clock.Now()+clock.Instant(lookEvery))
		return false
	}
	var err error
	if !call.patience.IsHedge {
		err = m.failed(&fault.Late, nil)
	}
	if !r.isAffordable(p, err) {
		if call.patience.IsHedge {
			if lateAt := call.limitWait(call.begunAt, false); lateAt > clock.Now() {
				shared.Multiplexer.LateAt(call.ticket, lateAt)
			}
		}
		return false
	}
	f := r.failed
	if call.isLate = err != nil; call.isLate {
		m.noteFailed(call.instance, m.failed(&fault.Late, nil))
		shared.Cancellations.Send(m.cancelSubject, call.ticket.Subject)
		m.tellAttemptEnded(p, err)
		f.last, f.mayHaveRun = err, err
	}
	f.count++
	f.unserved, f.before, f.isMisdirected = 0, call.instance, false
	r.earlier = append(r.earlier, call)
	p.nextNumber()
	if p.observed != nil {
		m.caller.observer.retryScheduled(p.observed, p.number, err, 0)
	}
	return true
}

func (r *attemptRace) isAffordable(p *prepared, err error) bool {
	m := r.method
	if m.caller.retries.Budget.Take(milliseconds(now())) {
		return true
	}
	if p.observed != nil {
		m.caller.observer.retryDenied(p.observed, p.number+1, err)
	}
	return false
}

// lose takes the failure of an attempt, and reports whether it is that of the call, which fails with
// the error that it returns. The newest attempt may be followed by another one; where it is not,
// earlier ones may still be answered.
func (r *attemptRace) lose(ctx context.Context, p *prepared, call *pendingCall, err error) (bool, error) {
	f := r.failed
	if call != r.newest {
		if isAnswer(err) {
			r.win(p, call, err)
			return true, err
		}
		r.drop(call, err)
	} else {
		wait, isDue, reported := f.decide(r.method, p, call, err)
		switch r.newest = nil; {
		case isAnswer(err):
			r.win(p, call, err)
			return true, reported
		case isDue:
			r.next = time.After(wait)
			return false, nil
		}
		f.note(err)
	}
	// Where the time is over, those that still run end too.
	isOver := ctx.Err() != nil || p.deadline <= now()
	if r.newest != nil || len(r.earlier) > 0 || r.next != nil && !isOver {
		return false, nil
	}
	if isOver {
		f.last = err
	}
	return true, f.toReport(f.last)
}

// drop takes out an attempt that another one was begun beside, and that has failed.
func (r *attemptRace) drop(call *pendingCall, err error) {
	r.earlier = slices.DeleteFunc(r.earlier, func(other *pendingCall) bool { return other == call })
	// What becomes of one that was given up says nothing.
	if failure, ok := guard.As[*fault.Error](err); ok && failure != nil && !call.isLate {
		r.method.noteFailed(call.instance, failure)
		r.method.tellAttemptEnded(&call.prepared, err)
		if fault.MayHaveRun(failure) {
			r.failed.mayHaveRun = err
		}
	}
}

// win ends the attempts of a call that are not the one that settles it.
func (r *attemptRace) win(p *prepared, winner *pendingCall, err error) {
	m := r.method
	for _, call := range r.earlier {
		switch {
		case call.isLate:
		case call == winner:
			m.tellAttemptEnded(&call.prepared, err)
		default:
			call.noteOvertaken(now() - winner.begunAt)
			m.tellAttemptEnded(&call.prepared, m.failed(&fault.Overtaken, nil))
		}
	}
	switch {
	case r.newest == nil:
	case r.newest == winner:
		m.tellAttemptEnded(p, err)
	default:
		m.tellAttemptEnded(p, m.failed(&fault.Overtaken, nil))
	}
}

// finish stops what still runs, and returns when it has ended. Handlers are told to stop.
func (r *attemptRace) finish(cancel context.CancelFunc) {
	cancel()
	for ; r.running > 0; r.running-- {
		end := <-r.ends
		for end.err == errLate {
			_, _, end.err = end.call.await()
		}
	}
}

// isAnswer reports whether an error is what the call brought about, so that no other attempt changes
// it.
func isAnswer(err error) bool {
	failure, ok := guard.As[*fault.Error](err)
	return ok && failure != nil && failure.Outcome == fault.OutcomeCompleted
}
