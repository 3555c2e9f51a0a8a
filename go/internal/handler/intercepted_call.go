package handler

import (
	"context"
	"errors"

	pipeline "github.com/zyra/autonats/go/internal/call"
)

// intercept puts the handler's interceptors around the method.
func (p *endpoint) intercept() {
	h := p.handler
	if p.intercepted = pipeline.Compose(h.options.Interceptors, p.lastNext); p.intercepted == nil {
		return
	}
	p.target = &pipeline.Target{
		Side: pipeline.HandlerSide, Service: h.service.Name, Version: h.service.Version, Method: p.name, Kind: p.kind(),
		Subject: p.subject, Idempotent: p.idempotent, Instance: h.options.Instance,
	}
}

// runIntercepted calls the method through the interceptors.
func (p *endpoint) runIntercepted(ctx context.Context, call *servedCall, x exchange) error {
	// No interceptor has the call yet, so that nobody else has its metadata.
	seen := pipeline.Call{Target: p.target, Progress: &call.metadata.Progress, Request: x.request(), Headers: call.metadata.read()}
	if call.observed != nil {
		seen.Observed = &call.observed.ObservedCall
	}
	result, err := p.intercepted(ctx, seen)
	if err != nil {
		return err
	}
	return x.setResult(result)
}

// lastNext is what the innermost interceptor calls: the method itself.
func (p *endpoint) lastNext(ctx context.Context, call pipeline.Call) (any, error) {
	served := servedCallOf(ctx)
	if served == nil || served.endpoint != p {
		return nil, errors.New("an interceptor called next with a context that is not made from the call's")
	}
	served.metadata.Attempt++
	served.handOn(call.Headers)
	return p.invoke(ctx, call.Request)
}
