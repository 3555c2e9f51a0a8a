package client

import (
	"context"
	"errors"
	"fmt"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

// intercept puts the client's interceptors around the calls of a method, the first outermost; nil
// where there are none. attempt makes the call itself.
func (m *boundMethod) intercept(attempt func(ctx context.Context, request any, p prepared) (any, error)) pipeline.Next {
	interceptors := m.caller.options.Interceptors
	if len(interceptors) == 0 {
		return nil
	}
	next := func(ctx context.Context, call *pipeline.Call) (any, error) {
		own := ownContextOf(ctx)
		if own == nil || own.method != m {
			return nil, errors.New("an interceptor called next with a context that is not made from the call's")
		}
		call.Attempt++
		timeout := own.deadline - now()
		if timeout <= 0 {
			return nil, m.failed(&fault.NoTimeLeft, context.Cause(ctx))
		}
		fields, problem := wire.MetadataFields(call.Headers)
		if problem != "" {
			return nil, m.invalidSetting(problem)
		}
		if call.ReplyHeaders != nil {
			*call.ReplyHeaders = nil
		}
		if ctx == context.Context(own) && own.isOpen() {
			// The attempt watches the deadline itself, and need not be notified of it.
			ctx = own.Context
		}
		return attempt(ctx, call.Request, prepared{
			options: own.options, timeout: timeout, deadline: own.deadline, fields: fields,
			observed: own.call.Observed, number: call.Attempt, replyHeaders: call.ReplyHeaders,
		})
	}
	chain := pipeline.Next(next)
	for i := len(interceptors) - 1; i >= 0; i-- {
		chain = interceptors[i](chain)
	}
	return chain
}

// runIntercepted calls through interceptors. Their context ends at its deadline.
func runIntercepted[Res any](ctx context.Context, m *boundMethod, chain pipeline.Next, request any, p prepared) (Res, error) {
	var none Res
	own := &ownContext{Context: ctx, method: m, options: p.options, deadline: p.deadline}
	defer own.end()
	own.call = pipeline.Call{
		Target: p.options.target, Request: request, Headers: p.options.Headers.Clone(), ReplyHeaders: &own.replyHeaders, Observed: p.observed,
	}
	result, err := chain(own, &own.call)
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
