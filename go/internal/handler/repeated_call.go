package handler

import (
	"bytes"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/keys"
	"github.com/zyra/autonats/go/internal/wire"
)

// How calls with idempotency keys are answered that have come before. None of them takes a slot.

// meet finds out whether a call has come before, and reports whether it was taken or refused. The
// handler's lock is held; meet releases it if it reports true.
func (p *endpoint) meet(call *servedCall, at time.Duration, isFull bool) bool {
	h := p.handler
	switch met := h.keys.meet(call, at, isFull); met {
	case metNew:
		return false
	case metReused:
		h.mu.Unlock()
		p.refuse(call, wire.KeyReusedReply, "INVALID_ARGUMENT", "its idempotency key is that of another request")
	case metBusy:
		p.stats.refuse(at)
		h.mu.Unlock()
		p.refuse(call, wire.BusyReply, "BUSY", "too many calls wait for others with the same idempotency key")
	default:
		p.repeat(call, met == metFollowing)
	}
	return true
}

// repeat takes a call that has come before: it waits for the answer of the other one, or has it. The
// handler's lock is held; repeat releases it.
func (p *endpoint) repeat(call *servedCall, isFollowing bool) {
	h := p.handler
	p.stats.requests++
	h.active++
	if !isFollowing {
		answer := answerOf(wire.AnswerNotKeptReply)
		if record := call.key.record; record.State == keys.Answered {
			answer = record.Answer
		}
		h.mu.Unlock()
		p.observer.admitted(call, false)
		p.observer.repeated(call)
		p.answerRepeat(call, answer)
		return
	}
	h.shared.Outbox.CountGuest(call.key.heldBytes)
	h.calls.add(call)
	h.watch(call)
	h.mu.Unlock()
	h.alarm.Watch(clock.Instant(call.EndsAt()))
	p.observer.admitted(call, true)
	p.observer.repeated(call)
}

// answerRepeat answers a call as the one was that has come before it.
func (p *endpoint) answerRepeat(call *servedCall, answer keptAnswer) {
	h := p.handler
	h.mu.Lock()
	h.wheel.Remove(&call.timer)
	if answer.failure != nil {
		p.countFailure(call, answer.failure.Code, answer.failure.Summary)
	}
	h.mu.Unlock()
	p.send(call, answer.head, answer.body, nil)
}

// answerFollowers answers the calls that have waited for the answer of another one. They are answering
// already.
func (p *endpoint) answerFollowers(followers []*servedCall, answer keptAnswer) {
	for _, follower := range followers {
		p.answerRepeat(follower, answer)
	}
}

// keep remembers what the method of a call has brought about, and answers those that follow it.
func (p *endpoint) keep(call *servedCall, answer keptAnswer) {
	if call.key == nil {
		return
	}
	answer.head, answer.body = bytes.Clone(answer.head), bytes.Clone(answer.body)
	h := p.handler
	h.mu.Lock()
	followers := h.keys.end(call, func(record *keyRecord) {
		h.keys.records.End(record, answer, len(answer.head)+len(answer.body), milliseconds(call.endedAt))
	})
	beginAnswering(followers)
	h.mu.Unlock()
	p.answerFollowers(followers, answer)
}

// keepFailure remembers that the method of a call has failed, unless it asks to be called again.
// isStopping reports whether it has done little more than stop, as it was told to or its time was over:
// what is remembered is what its caller was told.
func (p *endpoint) keepFailure(call *servedCall, reply *wire.ErrorReply, isStopping bool) {
	switch {
	case call.key == nil:
	case isStopping && call.wasCancelled():
		p.keep(call, answerOf(wire.CancelledReply))
	case isStopping:
		p.keep(call, answerOf(wire.TimedOutReply))
	case reply.MayBeCalledAgain:
		p.forget(call, reply)
	default:
		p.keep(call, answerOf(reply))
	}
}

// forget forgets a call that may run again. Those that follow it get this answer.
func (p *endpoint) forget(call *servedCall, reply *wire.ErrorReply) {
	if call.key == nil {
		return
	}
	h := p.handler
	h.mu.Lock()
	followers := h.keys.end(call, h.keys.records.Forget)
	beginAnswering(followers)
	h.mu.Unlock()
	p.answerFollowers(followers, answerOf(reply))
}

// abandon forgets a call that was not started. Those that follow it are refused: none of them has run.
func (p *endpoint) abandon(call *servedCall) {
	if call.key == nil {
		return
	}
	h := p.handler
	h.mu.Lock()
	followers := h.keys.end(call, h.keys.records.Forget)
	beginAnswering(followers)
	reply, reason := wire.BusyReply, "BUSY"
	if p.hasGivenUp {
		reply, reason = wire.DrainingReply, "DRAINING"
	}
	h.mu.Unlock()
	for _, follower := range followers {
		p.giveUpWaiting(follower, reply, reason)
	}
}

// beginAnswering takes calls that follow another one out of the reach of deadlines and cancellations.
// The handler's lock is held.
func beginAnswering(followers []*servedCall) {
	for _, follower := range followers {
		follower.state = answering
	}
}

// endFollowing ends a call that waits for the answer of another one, with another answer. The handler's
// lock is held; endFollowing releases it.
func (p *endpoint) endFollowing(call *servedCall, reply *wire.ErrorReply) {
	h := p.handler
	isMine := call.claim()
	p.countFailure(call, reply.Code, reply.Summary)
	h.mu.Unlock()
	if isMine {
		h.replies.notify(call.reply, p.withReport(call, reply), call.callerDeadline)
	}
	h.end(call)
}
