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
	own, call, err := m.intercept(ctx, o, request)
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
	result, err := chain(own, call)
	hasReturned = true
	return endReturned[Res](own, result, err)
}

// intercept returns what interceptors are about to see of a call: its context, which ends at the
// deadline of the call, and the call itself.
func (m *boundMethod) intercept(ctx context.Context, o *callOptions, request any) (*ownContext, pipeline.Call, error) {
	var p prepared
	if err := m.prepare(ctx, o, &p); err != nil {
		return nil, pipeline.Call{}, err
	}
	own := &ownContext{Context: ctx, options: o, observed: p.observed, deadline: p.deadline}
	call := pipeline.Call{Target: o.target, Progress: &own.progress, Request: request}
	if p.observed != nil {
		m.caller.observer.started(ctx, &p)
		if call.Observed = &p.observed.ObservedCall; p.observed.Trace != nil {
			own.Context = p.observed.Trace.Within(ctx)
		}
	}
	// With the headers of the trace, which begins when observers are told of the call.
	call.Headers = wire.MetadataOf(p.fields)
	return own, call, nil
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
