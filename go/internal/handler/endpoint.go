package handler

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/admission"
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/limits"
	"github.com/zyra/autonats/go/internal/rate"
	"github.com/zyra/autonats/go/internal/wire"
)

// Endpoint is one method of a service, with the user's code after it. Any number of handlers may
// serve it.
type Endpoint struct {
	name        string
	timeout     time.Duration
	concurrency int
	fingerprint string
	oneWay      bool
	idempotent  bool
	errors      []*wire.DeclaredError
	newExchange func() exchange
	// invoke runs the method for interceptors, which know no types.
	invoke func(ctx context.Context, request any) (result any, err error)
}

// ServeUnary returns the endpoint of a method that is answered.
func ServeUnary[Req, Res any](method *descriptor.UnaryMethod[Req, Res], serve func(context.Context, Req) (Res, error)) Endpoint {
	typed := newTypedMethod(method.Request, method.Result, serve)
	return Endpoint{
		name:        method.Name,
		timeout:     method.Timeout,
		concurrency: method.Concurrency,
		fingerprint: method.Fingerprint,
		idempotent:  method.Idempotent,
		errors:      method.Errors,
		newExchange: typed.newExchange,
		invoke:      typed.invoke,
	}
}

// ServeOneWay returns the endpoint of a method that is never answered.
func ServeOneWay[Req any](method *descriptor.OneWayMethod[Req], serve func(context.Context, Req)) Endpoint {
	answer := func(ctx context.Context, request Req) (descriptor.Nothing, error) {
		serve(ctx, request)
		return descriptor.Nothing{}, nil
	}
	typed := newTypedMethod(method.Request, descriptor.NoResult, answer)
	return Endpoint{
		name:        method.Name,
		timeout:     method.Timeout,
		concurrency: method.Concurrency,
		fingerprint: method.Fingerprint,
		oneWay:      true,
		newExchange: typed.newExchange,
		invoke:      typed.invoke,
	}
}

// endpoint serves the calls of one method in one handler: what they share. The stages that a call
// goes through are in serve_call.go, and the states of one call are drawn in served_call.go.
//
//	serving ──giveUp──> given up: what runs or waits is answered, what comes is refused
type endpoint struct {
	Endpoint
	handler  *Handler
	subject  string
	limits   limits.Resolved
	observer callObserver
	// observed is what observers know of the method.
	observed pipeline.ObservedMethod
	log      endpointLog
	// intercepted is the chain of interceptors, and target what they see of the method; nil where
	// there are none.
	intercepted pipeline.Next
	target      *pipeline.Target

	// The following belong to the handler's lock.
	admission  *admission.Admission[*servedCall]
	stats      endpointStats
	hasGivenUp bool
}

// endpointStats is what the service API reports about one method.
type endpointStats struct {
	// requests counts those that were admitted, errors those of them that ended with one.
	requests, errors int64
	// refused counts what was answered BUSY, or dropped for the same reason.
	refused       int64
	refusedLately rate.RecentEvents
	lastError     string
	// processing is the sum of the times from the start of a call to the end of its method.
	processing time.Duration
}

// refuse counts what was answered BUSY. The handler's lock is held.
func (s *endpointStats) refuse(at time.Duration) {
	s.refused++
	s.refusedLately.Add(int64(at / time.Second))
}

// load returns what the method is doing. The handler's lock is held.
func (p *endpoint) load(at time.Duration) pipeline.MethodLoad {
	running, waiting := p.admission.Running(), p.admission.Waiting()
	return pipeline.MethodLoad{
		Method: p.name, Running: running, Waiting: waiting, Slots: min(p.admission.Slots(), p.handler.slots.Total()),
		Demand: float64(running+waiting) + p.stats.refusedLately.PerSecond(int64(at/time.Second))*p.admission.Mean().Seconds(),
	}
}

// heedsKeys reports whether the keys of calls count: the method must not run twice.
func (p *endpoint) heedsKeys() bool { return !p.oneWay && !p.idempotent }

func (p *endpoint) kind() pipeline.Kind {
	if p.oneWay {
		return pipeline.OneWay
	}
	return pipeline.Unary
}

// giveUp answers everything that runs or waits, tells it to stop, and refuses what may still come.
func (p *endpoint) giveUp() {
	h := p.handler
	h.mu.Lock()
	p.hasGivenUp = true
	// What waits comes first: a slot that a running call frees must not let it start.
	calls := append(p.admission.AllWaiting(), p.admission.AllRunning()...)
	calls = append(calls, h.keys.allFollowing(p)...)
	h.mu.Unlock()
	for _, call := range calls {
		p.cutShort(call, wire.ShutDownReply, wire.DrainingReply, "DRAINING", stoppedByCancellation)
	}
}
