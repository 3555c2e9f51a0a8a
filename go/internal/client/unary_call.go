package client

import (
	"context"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/options"
	"github.com/zyra/autonats/go/internal/wire"
)

// The stages of a call at the client, in their order: prepare, [interceptors], encode, pick, send,
// decode, retry, settle. A one-way call shares those up to pick. The handler's are in
// handler/serve_call.go.

// UnaryCall calls one request/reply method.
type UnaryCall[Req, Res any] struct {
	method  *descriptor.UnaryMethod[Req, Res]
	bound   *boundMethod
	options callOptions
	// intercepted is the chain of interceptors; nil where there are none.
	intercepted pipeline.Next
}

// NewUnaryCall binds a method to a caller.
func NewUnaryCall[Req, Res any](caller *Caller, method *descriptor.UnaryMethod[Req, Res]) *UnaryCall[Req, Res] {
	c := &UnaryCall[Req, Res]{method: method, bound: caller.bind(method.Name, pipeline.Unary, method.Timeout)}
	c.bound.errors, c.bound.idempotent = method.Errors, method.Idempotent
	c.bound.limitAttempts(method.AttemptTimeout)
	c.options = c.bound.newOptions(options.Call{})
	c.intercepted = pipeline.Compose(caller.options.Interceptors, func(ctx context.Context, call pipeline.Call) (any, error) {
		var p prepared
		ctx, err := c.bound.prepareAttempt(ctx, call.Headers, &p)
		if err != nil {
			return nil, err
		}
		req, err := requestOf[Req](call.Request)
		if err != nil {
			return nil, err
		}
		res, err := c.attempt(ctx, req, &p)
		if _, hasNone := any(res).(descriptor.Nothing); hasNone || err != nil {
			return nil, err
		}
		return res, nil
	})
	return c
}

// With returns a copy whose calls have these options.
func (c *UnaryCall[Req, Res]) With(options ...options.CallOption) *UnaryCall[Req, Res] {
	other := *c
	other.options = c.bound.newOptions(c.options.Call, options...)
	return &other
}

// Call calls the method and waits for its result. All errors are of type [*fault.Error], except
// those that interceptors return.
func (c *UnaryCall[Req, Res]) Call(ctx context.Context, req Req) (Res, error) {
	if c.intercepted != nil {
		return runIntercepted[Res](ctx, c.bound, &c.options, c.intercepted, req)
	}
	var none Res
	var p prepared
	if err := c.bound.prepare(ctx, &c.options, &p); err != nil {
		return none, err
	}
	if p.observed == nil {
		return c.attempt(ctx, req, &p)
	}
	observer := &c.bound.caller.observer
	observer.started(ctx, &p)
	res, err := c.attempt(ctx, req, &p)
	observer.settled(p.observed, err)
	return res, err
}

// Do is Call for methods without a result.
func (c *UnaryCall[Req, Res]) Do(ctx context.Context, req Req) error {
	_, err := c.Call(ctx, req)
	return err
}

// prepare checks the options, applies defaults, and computes the deadline of the call.
func (m *boundMethod) prepare(ctx context.Context, o *callOptions, p *prepared) error {
	if problem := m.caller.invalid; problem != "" {
		return m.invalidSetting(problem)
	}
	if o.invalid != "" {
		return m.invalidSetting(o.invalid)
	}
	at := now()
	timeout := m.timeout
	if o.HasTimeout {
		timeout = m.limit(o.Timeout)
	}
	if deadline, ok := ctx.Deadline(); ok {
		timeout = min(timeout, time.Until(deadline))
	}
	if ctx.Err() != nil && !isDeadline(ctx) {
		return m.failed(&fault.CancelledBefore, context.Cause(ctx))
	}
	if timeout <= 0 || ctx.Err() != nil {
		return m.failed(&fault.NoTimeLeft, context.Cause(ctx))
	}
	p.options, p.timeout, p.deadline = o, timeout, at+timeout
	p.fields, p.number, p.replyHeaders = o.fields, 1, o.ReplyHeaders
	if m.caller.observer.isWanted {
		p.observed = m.observe(at)
	}
	return nil
}

// attempt sends a request, again where it may and has to, and returns what the reply says.
func (c *UnaryCall[Req, Res]) attempt(ctx context.Context, req Req, p *prepared) (Res, error) {
	var none Res
	m := c.bound
	m.caller.retries.Budget.NoteCall()
	var failed failedAttempts
	for {
		// The request is written again for each attempt: the connection owns the bytes of the last.
		e, err := encode(m, c.method.Request, req)
		if err != nil {
			return none, err
		}
		// One by one: a whole call would be made elsewhere on the stack, which is scanned often, and copied.
		var call pendingCall
		call.bound, call.prepared, call.ctx, call.encoder = m, *p, ctx, e
		call.before, call.only, call.isForGroup, call.made = failed.before, failed.only, failed.isMisdirected, failed.count+1
		if failed.last != nil {
			call.state = stateWaiting
		}
		var res Res
		head, body, err := call.send()
		if err == errLate {
			return c.race(ctx, req, p, &failed, &call)
		}
		if err == nil {
			res, err = decode(&call, head, body, c.method.Result)
		}
		if err == nil {
			call.noteAnswered()
			m.tellAttemptEnded(p, nil)
			return res, nil
		}
		if isDue, err := failed.retry(ctx, m, p, &call, err); !isDue {
			return none, err
		}
	}
}

// encode writes a request.
func encode[Req any](m *boundMethod, of codec.Codec[Req], req Req) (*codec.Encoder, error) {
	e := codec.GetEncoder()
	e.Limit(m.caller.options.Body)
	of.Encode(e, req)
	if invalid := e.Fault; invalid != nil {
		e.Release()
		return nil, invalidRequest(m, invalid)
	}
	return e, nil
}

// send sends the request, and waits for the reply. The call is settled then, unless it fails with
// errLate.
func (c *pendingCall) send() (head, body []byte, err error) {
	if err := c.begin(); err != nil {
		c.settle()
		return nil, nil, err
	}
	return c.await()
}

// await waits for the reply to a request that was sent. With errLate it is to be called again.
func (c *pendingCall) await() (head, body []byte, err error) {
	shared := c.bound.caller.shared
	for {
		reply, isGivenUp := shared.Multiplexer.Wait(c.ctx, c.ticket.Slot)
		if reply.IsLate {
			return nil, nil, errLate
		}
		if c.observed != nil {
			c.observed.end(reply.WasSent)
		}
		if reply.Unsent != nil {
			c.encoder, c.state = c.lent, stateWaiting
		}
		mayWait := reply.Unsent == link.ErrDown && c.bound.caller.options.WaitForReady
		switch {
		case isGivenUp:
			err = c.givenUp(reply, c.ticket.Subject)
		case reply.Failure != nil:
			err = c.bound.failed(reply.Failure, nil)
		case reply.Unsent == nil:
			head, body = reply.Head, reply.Body
		case mayWait:
			// It was not sent, and may wait for the next connection.
			if err = c.begin(); err == nil {
				continue
			}
		default:
			err = c.bound.notSent(reply.Unsent, len(c.encoder.Buf))
		}
		c.settle()
		return head, body, err
	}
}

// begin hands the request to the outbox once, having waited for the connection if it may. The call
// owns the encoder again only if the reply says why the request was not sent.
func (c *pendingCall) begin() error {
	if err := c.enter(); err != nil {
		return err
	}
	m := c.bound
	shared := m.caller.shared
	at := now()
	head, err := c.head(at)
	if err != nil {
		return err
	}
	c.aim(at)
	if c.asksForLoad(at) {
		head = wire.AskForLoad(head)
	}
	e := c.encoder
	// The slot comes before the request: if the connection breaks in between, the call in the slot
	// fails with all others.
	deadline := clock.Instant(c.prepared.deadline)
	ticket, failure := shared.Multiplexer.Take(c.subject, c.served(), c.lateAt(at), deadline)
	if failure != nil {
		shared.Outbox.Unreserve(c.reserved)
		return m.failed(failure, nil)
	}
	var news any
	if c.observed = c.observeAttempt(len(e.Buf)); c.observed != nil {
		news = c.observed
	}
	c.ticket, c.lent, c.encoder, c.state = ticket, e, nil, stateSent
	shared.Outbox.Post(&connection.Parcel{
		Subject: c.subject, Reply: ticket.Subject, Head: head, Body: e.Buf, Encoder: e, Owner: shared.Multiplexer, Deadline: deadline,
		Reserved: c.reserved, Slot: ticket.Slot, Token: ticket.Token, Call: news,
	})
	return nil
}

// notSent returns the error of a request that the outbox has not sent.
func (m *boundMethod) notSent(err error, size int) error {
	switch err {
	case link.ErrTooLarge:
		return requestTooLarge(m, size, m.caller.shared.Link.MaxPayload())
	case connection.ErrExpired:
		return m.failed(&fault.NoTimeLeft, nil)
	case link.ErrClosed:
		return m.failed(&fault.ConnectionClosed, err)
	default:
		return m.failed(&fault.NotConnected, err)
	}
}

// decode returns what a reply says: the result, or the error.
func decode[Res any](c *pendingCall, block, body []byte, of codec.Codec[Res]) (Res, error) {
	var none Res
	m, served := c.bound, c.served()
	if block != nil {
		head, ok := wire.ParseHead(block)
		if !ok {
			return none, m.failed(&fault.UnreadableHeaders, nil)
		}
		if feature, isMissing := wire.MissingFeature(head.Require); isMissing {
			return none, unsupportedReply(m, feature)
		}
		c.noteReport(head)
		if !head.IsError && head.Status == wire.NoResponders && len(body) == 0 {
			return none, m.failed(&fault.NoResponders, nil)
		}
		if head.IsError {
			served.Store(true)
			c.tellReplyHead(block)
			failure := readFailure(m, head, body)
			if failure.Outcome == fault.OutcomeCompleted {
				c.noteTime()
			}
			return none, failure
		}
	}
	if !served.Load() {
		served.Store(true)
	}
	c.tellReplyHead(block)
	result, invalid := codec.DecodeBodyWithin(body, of.Decode, m.caller.options.Body)
	if invalid != nil {
		return none, malformedReply(m, invalid)
	}
	c.noteTime()
	return result, nil
}
