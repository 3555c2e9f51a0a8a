package handler

import (
	"context"
	"errors"
	"time"

	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/ejection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/wire"
)

// How a call ends without a result: refused, given up while it waited, cut short while it ran, or
// failed.

// failUnread answers a call whose request cannot be read.
func (p *endpoint) failUnread(call *servedCall, invalid *codec.InvalidValue) {
	if p.oneWay {
		p.logDropped("dropped a one-way call: its body is not valid", "", invalid)
	}
	p.observer.refused(call, "INVALID_ARGUMENT")
	h := p.handler
	h.mu.Lock()
	h.wheel.Remove(&call.timer)
	call.state = answering
	h.mu.Unlock()
	reply := wire.ReplyToInvalidRequest(invalid)
	p.forget(call, reply)
	p.fail(call, reply)
}

// failBy answers a call whose method has failed, whatever its error does to those who ask it.
func (p *endpoint) failBy(call *servedCall, err error) {
	isOver := false
	defer func() {
		if !isOver {
			// The error itself must not be called again.
			_ = recover()
			p.failHidden(call, "a method returned an error whose own methods do not return", errNotAsked)
		}
	}()
	p.tellFailure(call, err)
	isOver = true
}

var errNotAsked = errors.New("an error that ended the goroutine that asked it for its text")

// tellFailure logs and answers. It logs first, so that the reference can be found as soon as the
// caller has it.
func (p *endpoint) tellFailure(call *servedCall, err error) {
	h := p.handler
	if p.oneWay {
		_, isOwn := guard.As[*fault.Error](err)
		p.judge(call, verdictOf(call, err, !isOwn))
		h.mu.Lock()
		p.countFailure(call, fault.CodeUnknown, "UNKNOWN: the method failed")
		h.mu.Unlock()
		if !isAboutStopping(call, err) {
			p.logHidden(call, "a one-way method failed", "", err)
		}
		h.end(call)
		return
	}
	fields, problem := call.replyFields()
	if problem != "" {
		p.failHidden(call, "a method set reply metadata that may not be sent", errors.New(problem))
		return
	}
	reply := wire.ReplyToError(p.errors, err, fields)
	p.judge(call, verdictOf(call, err, reply.Reference != ""))
	if reply.Reference != "" && !isAboutStopping(call, err) {
		p.logHidden(call, "a method returned an undeclared error", reply.Reference, err)
	}
	isLate := reply.Reference != "" && call.EndsAt() <= call.endedAt
	p.keepFailure(call, reply, isAboutStopping(call, err) || isLate)
	// If the deadline has passed, say so instead of sending a reference: the method may have
	// noticed before the timer, mostly because a call of its own ended at the same deadline.
	if reply.Reference != "" && p.isTooLate(call) {
		return
	}
	p.fail(call, reply)
}

// failHidden answers a call with a failure whose details are only logged.
func (p *endpoint) failHidden(call *servedCall, message string, err error) {
	reply := wire.InternalReply(nil)
	p.judge(call, atFault)
	p.logHidden(call, message, reply.Reference, err)
	p.keep(call, answerOf(reply))
	if !p.isTooLate(call) {
		p.fail(call, reply)
	}
}

// fail answers a call whose method has ended with an error.
func (p *endpoint) fail(call *servedCall, reply *wire.ErrorReply) {
	p.handler.mu.Lock()
	p.countFailure(call, reply.Code, reply.Summary)
	p.handler.mu.Unlock()
	p.send(call, reply.Head, reply.Body, nil)
}

// isTooLate ends a call whose deadline has passed, and reports whether it had.
func (p *endpoint) isTooLate(call *servedCall) bool {
	if call.EndsAt() > now() {
		return false
	}
	p.cutShort(call, wire.TimedOutReply, wire.ExpiredReply, "EXPIRED", stoppedByDeadline)
	p.handler.end(call)
	return true
}

// endMethod notes that the method has ended, ends what it has left running under its context, and
// returns the time.
func (p *endpoint) endMethod(call *servedCall, err error) time.Duration {
	h := p.handler
	at := now()
	h.mu.Lock()
	h.wheel.Remove(&call.timer)
	call.state, call.endedAt = answering, at
	took := at - call.startedAt
	if err == nil {
		call.judge(fine)
	}
	p.stats.processing += took
	h.mu.Unlock()
	p.observer.methodEnded(call, err, took)
	call.stop(stoppedByEnd)
	return at
}

// cutShort ends a call that waits or follows another one, or answers one that runs and tells it to
// stop: its slot is free when the method has ended. A call that is already ending is left alone.
func (p *endpoint) cutShort(call *servedCall, whileRunning, whileWaiting *wire.ErrorReply, reason string, why stopState) {
	h := p.handler
	h.mu.Lock()
	if call.state == waiting {
		p.admission.Withdraw(call)
		h.leaveQueue(call)
		h.mu.Unlock()
		p.giveUpWaiting(call, whileWaiting, reason)
		return
	}
	if call.state == following {
		p.endFollowing(call, whileRunning)
		return
	}
	if call.state == ended || call.state == answering && call.isAnswered.Load() {
		h.mu.Unlock()
		return
	}
	isRunning := call.state == running
	isMine := call.claim()
	p.countFailure(call, whileRunning.Code, whileRunning.Summary)
	step := ejection.Nothing
	if isRunning && call.verdict == notJudged {
		call.judge(saysNothing)
		// A method that has had all of its time has failed: it may never end.
		if why == stoppedByDeadline && call.hasItsTime {
			step = h.group.note(call.EndsAt(), true)
		}
	}
	h.mu.Unlock()
	if isMine {
		h.replies.notify(call.reply, p.withReport(call, whileRunning), call.callerDeadline)
	}
	h.group.take(step)
	p.observer.settled(call)
	if isRunning {
		call.stop(why)
	}
}

// giveUpWaiting ends a call that was admitted and has not started. It is in the queue no more.
func (p *endpoint) giveUpWaiting(call *servedCall, reply *wire.ErrorReply, reason string) {
	h := p.handler
	p.observer.refused(call, reason)
	h.mu.Lock()
	isMine := call.claim()
	p.countFailure(call, reply.Code, reply.Summary)
	if reason == "BUSY" {
		p.stats.refuse(now())
	}
	call.body = nil
	h.mu.Unlock()
	p.abandon(call)
	if isMine {
		h.replies.notify(call.reply, p.withReport(call, reply), call.callerDeadline)
	}
	h.end(call)
}

// endUnstarted ends a call that has a slot, and whose time is over before its method has begun.
// There is nothing to learn from how long it took.
func (p *endpoint) endUnstarted(call *servedCall) {
	h := p.handler
	h.mu.Lock()
	p.admission.Release(call)
	wasCut := call.failure.Load() != nil
	h.mu.Unlock()
	if wasCut {
		h.end(call)
		return
	}
	p.giveUpWaiting(call, wire.ExpiredReply, "EXPIRED")
}

// refuse answers a call that was not admitted.
func (p *endpoint) refuse(call *servedCall, reply *wire.ErrorReply, reason, why string) {
	p.observer.refused(call, reason)
	if p.oneWay {
		p.logDropped("dropped a one-way call: "+why, "", nil)
	} else {
		p.handler.replies.notify(call.reply, p.withReport(call, reply), call.callerDeadline)
	}
	call.failure.Store(&reply.Code)
	p.observer.settled(call)
}

// countFailure counts a call as failed, once. The handler's lock is held.
func (p *endpoint) countFailure(call *servedCall, code fault.Code, summary string) {
	if call.failure.Load() != nil {
		return
	}
	call.failure.Store(&code)
	p.stats.errors++
	p.stats.lastError = summary
}

// isAboutStopping reports whether a method was told to stop and returned an error that says only
// that.
func isAboutStopping(call *servedCall, err error) bool {
	return call.wasTold() && (guard.Is(err, context.Canceled) || guard.Is(err, context.DeadlineExceeded))
}
