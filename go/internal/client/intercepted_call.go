package client

import (
	"context"
	"errors"
	"fmt"
	"maps"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

// preparedKey is the key under which the context of an intercepted call has what was prepared for it.
type preparedKey struct{}

// intercept puts the client's interceptors around the calls of a method, the first outermost; nil where there are none. attempt makes the call itself.
func (m *boundMethod) intercept(attempt func(ctx context.Context, request any, p *prepared) (any, error)) pipeline.Next {
	interceptors := m.caller.options.Interceptors
	if len(interceptors) == 0 {
		return nil
	}
	next := func(ctx context.Context, call *pipeline.Call) (any, error) {
		before, ok := ctx.Value(preparedKey{}).(*prepared)
		if !ok || before.method != m {
			return nil, errors.New("an interceptor called next with a context that is not made from the call's")
		}
		call.Attempt++
		p := *before
		if p.timeout = p.deadline - now(); p.timeout <= 0 {
			return nil, m.failed(&fault.NoTimeLeft, context.Cause(ctx))
		}
		fields, problem := wire.MetadataFields(call.Headers)
		if problem != "" {
			return nil, m.invalidSetting(problem)
		}
		p.fields, p.number = fields, call.Attempt
		clear(call.ReplyHeaders)
		p.onReplyHead = func(head []byte) { maps.Copy(call.ReplyHeaders, wire.ReadMetadata(head)) }
		return attempt(ctx, call.Request, &p)
	}
	chain := pipeline.Next(next)
	for i := len(interceptors) - 1; i >= 0; i-- {
		chain = interceptors[i](chain)
	}
	return chain
}

// runIntercepted makes a call by way of interceptors. Its context ends at its deadline.
func runIntercepted[Res any](ctx context.Context, m *boundMethod, chain pipeline.Next, request any, p *prepared) (Res, error) {
	var none Res
	p.method = m
	inner, cancel := context.WithTimeout(context.WithValue(ctx, preparedKey{}, p), p.timeout)
	defer cancel()
	call := &pipeline.Call{
		Side: pipeline.ClientSide, Service: m.service, Method: m.name, Kind: m.kind, Idempotent: m.idempotent, Request: request,
		Headers: p.options.Headers.Clone(), ReplyHeaders: pipeline.Metadata{}, Instance: p.options.Instance,
	}
	result, err := chain(inner, call)
	if p.options.ReplyHeaders != nil {
		*p.options.ReplyHeaders = call.ReplyHeaders
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

// tellReplyHead hands on the head of a reply to whoever wants it.
func (p *prepared) tellReplyHead(head []byte) {
	if p.onReplyHead != nil {
		p.onReplyHead(head)
	}
}
