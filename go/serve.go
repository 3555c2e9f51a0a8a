package autonats

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// work runs a call that has a slot, and those after it as long as there are any that wait.
func (p *endpoint) work(call *servedCall) {
	for call != nil {
		p.serve(call)
		call = p.end(call)
	}
}

// serve runs a method and answers its call.
func (p *endpoint) serve(call *servedCall) {
	e := getEncoder()
	returned := false
	defer func() {
		if !returned {
			value := recover()
			p.finish(call, false)
			p.failBy(call, panicked{value, debug.Stack()})
			if value == nil {
				// No panic: the method has ended its goroutine, which goes on to end. Somebody else has to free the slot and go on.
				if next := p.end(call); next != nil {
					p.handler.workers.start(next)
				}
			}
		}
	}()
	data := call.data
	call.data = nil
	invalid, err := p.invoke(call, data, e)
	returned = true
	mine := p.finish(call, invalid == nil && err == nil && e.fault == nil)
	switch {
	case invalid != nil:
		p.fail(call, replyToInvalidRequest(invalid))
		if p.oneWay {
			p.logDropped("a one-way call was dropped, because its body is not valid", invalid)
		}
	case err != nil:
		p.failBy(call, err)
	case e.fault != nil:
		reply := internalReply()
		p.logError("a method gave a result that its interface does not allow", reply.reference, e.fault)
		p.expireIfDue(call)
		p.fail(call, reply)
	case mine:
		p.answer(call, e)
		return
	}
	e.release()
}

// answer sends what a method gave; where that is more than the server takes, an error goes instead, counted before anybody can know of it.
func (p *endpoint) answer(call *servedCall, e *Encoder) {
	if p.handler.link.takes(len(e.buf)) {
		p.handler.replies.send(call, e)
		return
	}
	e.release()
	p.mu.Lock()
	p.countFailure(call, tooLargeReply)
	p.mu.Unlock()
	p.handler.replies.sendError(call, tooLargeReply)
}

// failBy answers a call whose method has failed. The log comes first, so that whoever is given a reference finds it there.
func (p *endpoint) failBy(call *servedCall, err error) {
	reply := replyToError(p.errors, err)
	if reply.reference != "" {
		p.expireIfDue(call)
	}
	switch {
	case isEcho(call, err):
	case p.oneWay:
		p.logError("a one-way method failed", "", err)
	case reply.reference != "":
		p.logError("a method returned an error that its interface does not declare", reply.reference, err)
	}
	p.fail(call, reply)
}

// expireIfDue ends a call whose deadline has passed. It is for failures of which the caller learns nothing: that the time is up says more then, and the method
// may have noticed before the alarm, mostly by a call of its own that ended at the same deadline.
func (p *endpoint) expireIfDue(call *servedCall) {
	if now() >= call.deadline {
		p.cutShort(call, timedOutReply, timedOutReply, context.DeadlineExceeded)
	}
}

// isEcho tells whether an error says only that the method was told to stop, which it was: nobody waits for it any more.
func isEcho(call *servedCall, err error) bool {
	return call.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}

// end frees the slot of a call, and gives the next one to run.
func (p *endpoint) end(call *servedCall) *servedCall {
	at := now()
	p.mu.Lock()
	p.admission.release(call, call.held)
	call.watched, call.ended = false, true
	var late []*servedCall
	next := p.admission.next()
	for next != nil && next.deadline <= at {
		next.watched = false
		late = append(late, next)
		next = p.admission.next()
	}
	if next != nil {
		next.startedAt = at
		p.admission.run(next)
	}
	p.mu.Unlock()
	// Whatever the method has left behind under its context ends with it.
	call.stop(context.Canceled)
	p.handler.onCallEnded()
	for _, call := range late {
		p.fail(call, expiredReply)
		p.handler.onCallEnded()
	}
	return next
}

func (p *endpoint) logError(message, reference string, err error) {
	attributes := []slog.Attr{slog.String("method", p.name), slog.Any("error", err)}
	if reference != "" {
		attributes = append(attributes, slog.String("reference", reference))
	}
	if p, ok := err.(panicked); ok {
		attributes = append(attributes, slog.String("stack", string(p.stack)))
	}
	p.handler.events.log(slog.LevelError, message, attributes...)
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
	return fmt.Sprintf("the method panicked: %v", p.value)
}
