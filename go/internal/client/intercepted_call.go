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
		own, ok := ctx.Value(ownContextKey{}).(*ownContext)
		if !ok || own.method != m {
			return nil, errors.New("an interceptor called next with a context that is not made from the call's")
		}
		call.Attempt++
		p := own.prepared
		if p.timeout = p.deadline - now(); p.timeout <= 0 {
			return nil, m.failed(&fault.NoTimeLeft, context.Cause(ctx))
		}
		fields, problem := wire.MetadataFields(call.Headers)
		if problem != "" {
			return nil, m.invalidSetting(problem)
		}
		p.fields, p.number, p.replyHeaders = fields, call.Attempt, call.ReplyHeaders
		*p.replyHeaders = nil
		if ctx == context.Context(own) && own.isOpen() {
			// The attempt watches the deadline itself, and need not be notified of it.
			ctx = own.Context
		}
		return attempt(ctx, call.Request, p)
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
	own := &ownContext{Context: ctx, method: m, prepared: p}
	defer own.end()
	own.call = pipeline.Call{
		Side: pipeline.ClientSide, Service: m.service, Version: m.caller.service.Version, Method: m.name, Kind: m.kind,
		Subject: m.subject, Idempotent: m.idempotent, Request: request, Observed: p.observed,
		Headers: p.options.Headers.Clone(), ReplyHeaders: &own.replyHeaders, Instance: p.options.Instance,
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
