package autonats

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// Endpoint is one method of a handler, with the user's code behind it.
type Endpoint struct {
	*endpoint
}

// endpoint serves the calls of one method.
type endpoint struct {
	name        string
	timeout     time.Duration
	fingerprint string
	oneWay      bool
	errors      []*DeclaredError
	// invoke reads a request, runs the method and writes its result.
	invoke func(ctx context.Context, data []byte, e *Encoder) (invalid *InvalidValue, err error)

	handler *Handler
	subject string
	dropped repeatedEvent

	mu        sync.Mutex
	admission admission
	stats     endpointStats
	givenUp   bool
}

// endpointStats is what the service API tells of one method.
type endpointStats struct {
	requests  int64
	errors    int64
	lastError string
	// processing is the sum of the times from the start of a request to the end of its method.
	processing time.Duration
}

// ServeUnary makes the endpoint of a method that is answered.
func ServeUnary[Req, Res any](method *UnaryMethod[Req, Res], serve func(context.Context, Req) (Res, error)) Endpoint {
	return Endpoint{&endpoint{
		name:        method.Name,
		timeout:     method.Timeout,
		fingerprint: method.Fingerprint,
		errors:      method.Errors,
		admission:   admission{slots: max(method.Concurrency, 1)},
		invoke: func(ctx context.Context, data []byte, e *Encoder) (*InvalidValue, error) {
			request, invalid := decodeRequest(data, method.Request.Decode)
			if invalid != nil {
				return invalid, nil
			}
			result, err := serve(ctx, request)
			if err == nil {
				method.Result.Encode(e, result)
			}
			return nil, err
		},
	}}
}

// ServeOneWay makes the endpoint of a method that is never answered.
func ServeOneWay[Req any](method *OneWayMethod[Req], serve func(context.Context, Req)) Endpoint {
	return Endpoint{&endpoint{
		name:        method.Name,
		timeout:     method.Timeout,
		fingerprint: method.Fingerprint,
		oneWay:      true,
		admission:   admission{slots: max(method.Concurrency, 1)},
		invoke: func(ctx context.Context, data []byte, _ *Encoder) (*InvalidValue, error) {
			request, invalid := decodeRequest(data, method.Request.Decode)
			if invalid == nil {
				serve(ctx, request)
			}
			return invalid, nil
		},
	}}
}

var emptyRequest = []byte("{}")

// decodeRequest reads a request. Zero bytes are an empty one.
func decodeRequest[Req any](data []byte, decode func(*Decoder) Req) (Req, *InvalidValue) {
	if len(data) == 0 {
		data = emptyRequest
	}
	return decodeBody(data, decode)
}

// receive takes a request. It is called by the connection's reader, and does not wait for anything.
func (p *endpoint) receive(message *nats.Msg) {
	at := now()
	reply := ""
	if !p.oneWay {
		if reply = message.Reply; !isReplySubject(reply, p.handler.options.replyPrefix) {
			p.logDropped("a request was dropped, because its reply subject is none that this handler may answer to", nil)
			return
		}
	}
	timeout := p.timeout
	if message.Header != nil {
		text, _ := headerValue(message.Header, timeoutHeader)
		timeout = readTimeout(text, p.timeout)
	}
	call := &servedCall{
		base: *p.handler.base.Load(), endpoint: p, reply: reply, data: message.Data,
		deadline: at.after(timeout), startedAt: at, answered: p.oneWay, watched: true,
	}
	switch p.admit(call, timeout) {
	case run:
		p.handler.alarm.watch(call.deadline)
		p.handler.workers.start(call)
	case queue:
		p.handler.alarm.watch(call.deadline)
	case busy:
		p.refuse(call)
	}
}

func (p *endpoint) admit(call *servedCall, timeout time.Duration) verdict {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.givenUp {
		return busy
	}
	verdict := p.admission.judge(timeout)
	switch verdict {
	case run:
		p.admission.run(call)
	case queue:
		p.admission.queue(call)
	case busy:
		return busy
	}
	p.handler.active.Add(1)
	p.stats.requests++
	return verdict
}

// refuse answers a call that was not admitted.
func (p *endpoint) refuse(call *servedCall) {
	p.mu.Lock()
	givenUp := p.givenUp
	p.mu.Unlock()
	switch {
	case p.oneWay:
		p.logDropped("a one-way call was dropped, because the handler runs as many as it may", nil)
	case givenUp:
		p.handler.replies.sendError(call, drainingReply)
	default:
		p.handler.replies.sendError(call, busyReply)
	}
}

// finish counts the time of a call whose method has ended, before its caller can know that it has. For a call that succeeded, it tells whether its result is
// to be sent, and takes the right to do so: that is given once, and for a one-way call never.
func (p *endpoint) finish(call *servedCall, succeeded bool) bool {
	at := now()
	p.mu.Lock()
	defer p.mu.Unlock()
	call.held = at.since(call.startedAt)
	p.stats.processing += call.held
	mine := succeeded && !call.answered
	call.answered = call.answered || mine
	return mine
}

// fail answers a call with an error and counts it, unless it was answered or has failed already.
func (p *endpoint) fail(call *servedCall, reply *errorReply) {
	p.mu.Lock()
	mine := !call.answered
	call.answered = true
	if mine || p.oneWay && !call.failed && !call.ended {
		p.countFailure(call, reply)
	}
	p.mu.Unlock()
	if mine {
		p.handler.replies.sendError(call, reply)
	}
}

// countFailure counts a call as failed. The lock is held.
func (p *endpoint) countFailure(call *servedCall, reply *errorReply) {
	call.failed = true
	p.stats.errors++
	p.stats.lastError = reply.summary
}

// cutShort ends a call that waits, or answers one that runs and tells it to stop; its slot is free when the method has ended.
func (p *endpoint) cutShort(call *servedCall, whileRunning, whileWaiting *errorReply, err error) {
	p.mu.Lock()
	call.watched = false
	withdrawn := p.admission.withdraw(call)
	p.mu.Unlock()
	if withdrawn {
		p.fail(call, whileWaiting)
		p.handler.onCallEnded()
		return
	}
	p.fail(call, whileRunning)
	call.stop(err)
}

// cancel stops the calls that are to be answered on reply: one, unless their caller is broken.
func (p *endpoint) cancel(reply string) {
	// What waits comes first: a slot that a running call frees must not let it start.
	for _, call := range slices.Backward(p.find(func(call *servedCall) bool { return call.reply == reply })) {
		p.cutShort(call, cancelledReply, cancelledReply, context.Canceled)
	}
}

// expire ends the calls whose deadline has passed, and gives the earliest that has not.
func (p *endpoint) expire(now instant) instant {
	next := never
	due := p.find(func(call *servedCall) bool {
		if call.watched && call.deadline > now {
			next = min(next, call.deadline)
		}
		return call.watched && call.deadline <= now
	})
	for _, call := range due {
		p.cutShort(call, timedOutReply, expiredReply, context.DeadlineExceeded)
	}
	return next
}

// giveUp answers everything that runs or waits, tells it to stop, and refuses what may still come.
func (p *endpoint) giveUp() {
	p.mu.Lock()
	p.givenUp = true
	p.mu.Unlock()
	// What waits comes first: a slot that a running call frees must not let it start.
	for _, call := range slices.Backward(p.find(func(*servedCall) bool { return true })) {
		p.cutShort(call, shutDownReply, drainingReply, context.Canceled)
	}
}

// find gives the calls, of those that run or wait, for which something holds.
func (p *endpoint) find(holds func(*servedCall) bool) []*servedCall {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []*servedCall
	for _, calls := range [][]*servedCall{p.admission.running, p.admission.waiting} {
		for _, call := range calls {
			if holds(call) {
				found = append(found, call)
			}
		}
	}
	return found
}

func (p *endpoint) logDropped(message string, err error) {
	attributes := []slog.Attr{slog.String("method", p.name)}
	if err != nil {
		attributes = append(attributes, slog.Any("error", err))
	}
	p.dropped.log(p.handler.events, slog.LevelWarn, message, attributes...)
}
