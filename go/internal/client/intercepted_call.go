package client

import (
	"context"
	"errors"
	"fmt"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/wire"
)

// prepareAttempt finds out what an attempt is made with, for interceptors that have called next with
// this context and these headers, and returns the context to make it under.
func (m *boundMethod) prepareAttempt(ctx context.Context, headers pipeline.Metadata, p *prepared) (context.Context, error) {
	own := ownContextOf(ctx)
	if own == nil || own.options.method != m {
		return nil, errors.New("an interceptor called next with a context that is not made from the call's")
	}
	progress := &own.progress
	progress.Attempt++
	progress.ReplyHeaders = nil
	p.options, p.deadline, p.observed, p.number = own.options, own.deadline, own.observed, progress.Attempt
	p.intercepted, p.replyHeaders = progress, &progress.ReplyHeaders
	var problem string
	if p.fields, problem = wire.MetadataFields(headers); problem != "" {
		return nil, m.invalidSetting(problem)
	}
	if ctx == context.Context(own) && own.isOpen() {
		// The attempt watches the deadline itself, and need not be notified of it.
		return own.Context, nil
	}
	return ctx, nil
}

// requestOf returns the request that interceptors have handed on.
func requestOf[Req any](request any) (req Req, err error) {
	req, ok := request.(Req)
	if !ok {
		err = fmt.Errorf("an interceptor handed on a request of the type %T instead of %T", request, req)
	}
	return req, err
}

// runIntercepted calls through interceptors.
func runIntercepted[Res any](ctx context.Context, m *boundMethod, o *callOptions, chain pipeline.Next, request any) (Res, error) {
	own, err := m.intercept(ctx, o)
	if err != nil {
		var none Res
		return none, err
	}
	hasReturned := false
	defer func() {
		if !hasReturned {
			own.endPanicked()
		}
	}()
	result, err := chain(own, own.callOf(request))
	hasReturned = true
	return endReturned[Res](own, result, err)
}

// intercept returns the context of a call that interceptors are about to see. It ends at the deadline
// of the call.
func (m *boundMethod) intercept(ctx context.Context, o *callOptions) (*ownContext, error) {
	var p prepared
	if err := m.prepare(ctx, o, &p); err != nil {
		return nil, err
	}
	own := &ownContext{Context: ctx, options: o, observed: p.observed, deadline: p.deadline}
	if p.observed != nil {
		m.caller.observer.started(ctx, &p)
		if p.observed.Trace != nil {
			own.Context = p.observed.Trace.Within(ctx)
		}
	}
	return own, nil
}

// callOf returns what interceptors see of the call, which has that request.
func (c *ownContext) callOf(request any) pipeline.Call {
	call := pipeline.Call{
		Target: c.options.target, Progress: &c.progress, Request: request, Headers: wire.MetadataOf(c.options.fields),
	}
	if c.observed != nil {
		call.Observed = &c.observed.ObservedCall
	}
	return call
}

// endPanicked ends a call whose interceptors have not returned.
func (c *ownContext) endPanicked() {
	c.end()
	if c.observed != nil {
		c.options.method.caller.observer.settled(c.observed, errors.New("an interceptor panicked"))
	}
}

// endReturned ends a call with what its interceptors have returned.
func endReturned[Res any](own *ownContext, result any, err error) (Res, error) {
	own.end()
	if own.options.ReplyHeaders != nil {
		*own.options.ReplyHeaders = own.progress.ReplyHeaders
	}
	var res Res
	if err == nil && result != nil {
		var ok bool
		if res, ok = result.(Res); !ok {
			err = fmt.Errorf("an interceptor returned a result of the type %T instead of %T", result, res)
		}
	}
	if own.observed != nil {
		own.options.method.caller.observer.settled(own.observed, err)
	}
	return res, err
}

// tellReplyHead stores the metadata of a reply where the caller wants it. Interceptors find none before
// the first reply to an attempt.
func (c *pendingCall) tellReplyHead(head []byte) {
	p := &c.prepared
	if p.replyHeaders == nil || head == nil && p.intercepted != nil && c.made == 1 {
		return
	}
	*p.replyHeaders = wire.ReadMetadata(head)
}
