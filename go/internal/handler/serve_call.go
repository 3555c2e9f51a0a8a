package handler

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/zyra/autonats/go/internal/admission"
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/wire"
)

// The stages of a call in a handler, in their order: accept, admit, decode, [interceptors], run,
// encode, send. How a call ends without a result is in end_call.go; the client's stages are in
// client/unary_call.go.

// accept takes a message, and finds out what it asks for and how long its caller waits. It is
// called by the connection's reader, and waits for nothing.
func (p *endpoint) accept(message link.Message) {
	at := now()
	h := p.handler
	reply := ""
	if !p.oneWay {
		if reply = message.Reply; !wire.IsReplySubject(reply, h.replyPrefixes) {
			p.logDropped("dropped a request: its reply subject does not start with a prefix of WithReplyPrefix", beginningOf(reply), nil)
			return
		}
	}
	call := p.newCall()
	call.endpoint, call.reply, call.body, call.startedAt = p, reply, message.Body, at
	if p.oneWay {
		call.isAnswered.Store(true)
	}
	timeout := p.timeout
	var refusal *wire.ErrorReply
	var reason, why string
	if message.Head != nil {
		call.setHead(message.Head)
		head, ok := wire.ParseHead(message.Head)
		feature, isMissing := wire.MissingFeature(head.Require)
		switch {
		case !ok:
			refusal, reason, why = wire.UnreadableHeadersReply, "INVALID_ARGUMENT", "its headers cannot be read"
		case isMissing:
			refusal, reason = wire.UnsupportedReply(feature), string(fault.ReasonUnsupportedFeature)
			why = "it requires a feature that this handler does not support"
		case !head.HasIdempotencyKey || !p.heedsKeys():
		case !wire.IsIdempotencyKey(head.IdempotencyKey):
			refusal, reason, why = wire.InvalidKeyReply, "INVALID_ARGUMENT", "its idempotency key is not valid"
		default:
			call.key = &callKey{text: head.IdempotencyKey, digest: h.keys.digest.Of(message.Body)}
		}
		call.asksForLoad = head.HasLoad
		timeout = wire.ReadTimeout(head.Timeout, p.timeout)
	}
	cameAt := time.Duration(h.shared.Arrivals.CameAt(clock.Instant(at)))
	call.callerDeadline = cameAt + timeout
	call.hasItsTime = min(timeout, p.limits.Timeout) >= min(p.timeout, p.limits.Timeout)
	call.timer.Deadline = clock.Instant(cameAt + min(timeout, p.limits.Timeout))
	if p.observer.isWanted {
		p.observe(call, at)
		p.observer.received(call)
	}
	if refusal != nil {
		p.refuse(call, refusal, reason, why)
		return
	}
	p.admit(call, at)
}

// admit starts a call, lets it wait for a slot, or refuses it.
func (p *endpoint) admit(call *servedCall, at time.Duration) {
	h := p.handler
	isFull := h.shared.Outbox.HoldsTooMuch()
	h.mu.Lock()
	if p.hasGivenUp {
		h.mu.Unlock()
		p.refuse(call, wire.DrainingReply, "DRAINING", "the handler is shutting down")
		return
	}
	if call.EndsAt() <= at {
		h.mu.Unlock()
		p.refuse(call, wire.ExpiredReply, "EXPIRED", "its deadline had passed before it was read")
		return
	}
	if call.key != nil && p.meet(call, at, isFull) {
		return
	}
	verdict := admission.Busy
	// While it tries whether it may come back, it takes one call at a time. One-way calls would be lost.
	isFull = isFull || h.group.ejection.State() == pipeline.Probing && call.reply != "" && h.active > 0
	if !isFull {
		verdict = p.admission.Judge(at, call.EndsAt())
	}
	if verdict != admission.Busy && call.key != nil && !h.keys.begin(call, at) {
		verdict = admission.Busy
	}
	switch verdict {
	case admission.Busy:
		p.stats.refuse(at)
		h.mu.Unlock()
		p.refuse(call, wire.BusyReply, "BUSY", "concurrency limit reached")
		return
	case admission.Queue:
		call.state = waiting
		h.shared.Outbox.CountGuest(len(call.body))
		p.admission.Queue(call)
	case admission.Run:
		call.state = running
		p.admission.Run(call, at)
	}
	p.stats.requests++
	h.active++
	if call.reply != "" {
		h.calls.add(call)
	}
	h.watch(call)
	h.mu.Unlock()
	h.alarm.Watch(clock.Instant(call.EndsAt()))
	p.observer.admitted(call, verdict == admission.Queue)
	if verdict == admission.Run {
		h.workers.start(call)
	}
}

// decode reads the request.
func (p *endpoint) decode(call *servedCall, x exchange) *codec.InvalidValue {
	body := call.body
	call.body = nil
	if len(body) == 0 {
		body = emptyRequest
	}
	return x.decode(body, p.handler.options.Body)
}

var emptyRequest = []byte("{}")

// run runs the method of a call that has a slot, and answers the call.
func (p *endpoint) run(call *servedCall) {
	isOver := false
	defer func() {
		if isOver {
			return
		}
		// Without a value, the method has called runtime.Goexit, and the goroutine ends.
		failure := panicked{recover(), debug.Stack()}
		p.endMethod(call, failure)
		p.failBy(call, failure)
	}()
	x := p.newExchange()
	if invalid := p.decode(call, x); invalid != nil {
		isOver = true
		p.failUnread(call, invalid)
		return
	}
	// The process may have been suspended since the call was taken in.
	if call.EndsAt() <= now() {
		isOver = true
		x.recycle()
		p.endUnstarted(call)
		return
	}
	p.observer.started(call)
	err := p.runMethod(call, x)
	isOver = true
	at := p.endMethod(call, err)
	if err != nil {
		p.failBy(call, err)
		return
	}
	p.succeed(call, x, at)
}

// runMethod calls the method, through the interceptors if there are any.
func (p *endpoint) runMethod(call *servedCall, x exchange) error {
	ctx := context.Context(call)
	if call.observed != nil && call.observed.Trace != nil {
		ctx = call.observed.Trace.Within(call)
	}
	if p.intercepted == nil {
		return x.run(ctx)
	}
	return p.runIntercepted(ctx, call, x)
}

// succeed answers a call with the result of its method, which ended at that time.
func (p *endpoint) succeed(call *servedCall, x exchange, at time.Duration) {
	h := p.handler
	if call.isAnswered.Load() && call.key == nil {
		x.recycle()
		h.end(call)
		return
	}
	e := codec.GetEncoder()
	e.Limit(h.options.Body)
	head, problem := p.encode(call, x, e)
	x.recycle()
	if problem != nil {
		e.Release()
		p.failHidden(call, problem.message, problem.err)
		return
	}
	if call.key != nil {
		p.keep(call, keptAnswer{head: head, body: e.Buf})
	}
	if call.EndsAt() <= at && p.isTooLate(call) {
		e.Release()
		return
	}
	p.send(call, head, e.Buf, e)
}

// hiddenProblem is a problem with a result that is only logged, and its log message.
type hiddenProblem struct {
	message string
	err     error
}

// encode writes a result. It fails where the result, or the metadata beside it, may not be sent.
func (p *endpoint) encode(call *servedCall, x exchange, e *codec.Encoder) (head []byte, problem *hiddenProblem) {
	if call.hasReplyMetadata() {
		if head, problem = encodeHead(call); problem != nil {
			return nil, problem
		}
	}
	e.Mark(wire.Mark)
	var wrong error
	if !guard.Do(func() {
		x.encode(e)
		if e.Fault != nil {
			wrong = e.Fault
		}
	}) {
		wrong = errors.New("writing the result panicked")
	}
	if wrong != nil {
		return nil, &hiddenProblem{"a method returned a result that does not match its interface", wrong}
	}
	return head, nil
}

// encodeHead writes the metadata that goes with a result.
func encodeHead(call *servedCall) (head []byte, problem *hiddenProblem) {
	fields, refused := call.replyFields()
	if refused != "" {
		return nil, &hiddenProblem{"a method set reply metadata that may not be sent", errors.New(refused)}
	}
	if len(fields) > 0 {
		head = wire.BuildHead(fields...)
	}
	return head, nil
}

// send sends an answer. The call keeps its slot until the answer is out, so that no more answers
// can wait than calls can run. The encoder, if there is one, owns the body.
func (p *endpoint) send(call *servedCall, head, body []byte, e *codec.Encoder) {
	h := p.handler
	if !call.claim() {
		if e != nil {
			e.Release()
		}
		h.end(call)
		return
	}
	h.replies.answer(call, p.headFor(call, head, body), body, e)
}

// panicked is a method that has panicked, as an error for the log.
type panicked struct {
	value any
	stack []byte
}

func (p panicked) Error() string {
	if p.value == nil {
		return "the method ended its goroutine"
	}
	return fmt.Sprintf("the method panicked: %s", guard.ValueText(p.value))
}
