package client

import (
	"context"
	"errors"
	"fmt"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

// prepareAttempt finds out what an attempt is made with, for interceptors that have called next with
// this context, and returns the context to make it under.
func (m *boundMethod) prepareAttempt(ctx context.Context, call *pipeline.Call, p *prepared) (context.Context, error) {
	own := ownContextOf(ctx)
	if own == nil || own.method != m {
		return nil, errors.New("an interceptor called next with a context that is not made from the call's")
	}
	call.Attempt++
	p.intercepted = call
	p.options, p.deadline, p.observed, p.number, p.replyHeaders = own.options, own.deadline, own.call.Observed, call.Attempt, call.ReplyHeaders
	if p.timeout = p.deadline - now(); p.timeout <= 0 {
		return nil, m.failed(&fault.NoTimeLeft, context.Cause(ctx))
	}
	var problem string
	if p.fields, problem = wire.MetadataFields(call.Headers); problem != "" {
		return nil, m.invalidSetting(problem)
	}
	if p.replyHeaders != nil {
		*p.replyHeaders = nil
	}
	if ctx == context.Context(own) && own.isOpen() {
		// The attempt watches the deadline itself, and need not be notified of it.
		return own.Context, nil
	}
	return ctx, nil
}

// requestOf returns the request that interceptors have handed on.
func requestOf[Req any](call *pipeline.Call) (req Req, err error) {
	req, ok := call.Request.(Req)
	if !ok {
		err = fmt.Errorf("an interceptor handed on a request of the type %T instead of %T", call.Request, req)
	}
	return req, err
}

// runIntercepted calls through interceptors. Their context ends at its deadline.
func runIntercepted[Res any](ctx context.Context, m *boundMethod, chain pipeline.Next, request any, p *prepared) (Res, error) {
	var none Res
	if p.observed != nil && p.observed.Trace != nil {
		ctx = p.observed.Trace.Within(ctx)
	}
	own := &ownContext{Context: ctx, method: m, options: p.options, deadline: p.deadline}
	defer own.end()
	hasReturned := false
	if p.observed != nil {
		defer func() {
			if !hasReturned {
				m.caller.observer.settled(p, errors.New("an interceptor panicked"))
			}
		}()
	}
	// One by one: a whole Call would be made elsewhere, and copied.
	call := &own.call
	call.Target, call.Request, call.Observed = p.options.target, request, p.observed
	call.Headers, call.ReplyHeaders = wire.MetadataOf(p.fields), &own.replyHeaders
	result, err := chain(own, call)
	hasReturned = true
	if p.options.ReplyHeaders != nil {
		*p.options.ReplyHeaders = *own.call.ReplyHeaders
	}
	switch {
	case err != nil:
		return none, err
	case result == nil:
		return none, nil
	}
	res, ok := result.(Res)
	if !ok {
		return none, fmt.Errorf("an interceptor returned a result of the type %T instead of %T", result, none)
	}
	return res, nil
}

// tellReplyHead stores the head of a reply where the caller wants it.
func (p *prepared) tellReplyHead(head []byte) {
	if p.replyHeaders != nil {
		*p.replyHeaders = wire.ReadMetadata(head)
	}
}
