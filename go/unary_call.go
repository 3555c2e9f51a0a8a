package autonats

import (
	"context"

	"github.com/nats-io/nats.go"
)

// UnaryCall makes the calls of one method that is answered.
type UnaryCall[Req, Res any] struct {
	method *UnaryMethod[Req, Res]
	bound  *boundMethod
}

// NewUnaryCall makes what calls a method by a caller.
func NewUnaryCall[Req, Res any](caller *Caller, method *UnaryMethod[Req, Res]) *UnaryCall[Req, Res] {
	return &UnaryCall[Req, Res]{method: method, bound: caller.bind(method.Name, method.Timeout)}
}

// Call makes one call and waits for its result. All errors are [Error]s.
func (c *UnaryCall[Req, Res]) Call(ctx context.Context, req Req) (Res, error) {
	var none Res
	e := getEncoder()
	c.method.Request.Encode(e, req)
	message, failure := c.bound.roundTrip(ctx, e)
	if failure != nil {
		return none, failure
	}
	if failure = readFailure(c.bound, c.method.Errors, message); failure != nil {
		return none, failure
	}
	result, invalid := decodeBody(message.Data, c.method.Result.Decode)
	if invalid != nil {
		return none, malformedReply(c.bound, invalid)
	}
	return result, nil
}

// Do is Call for methods without a result.
func (c *UnaryCall[Req, Res]) Do(ctx context.Context, req Req) error {
	_, err := c.Call(ctx, req)
	return err
}

// roundTrip sends what the encoder has written, having waited for the connection if it may, and waits for the reply. The encoder is not the caller's any more.
func (m *boundMethod) roundTrip(ctx context.Context, e *Encoder) (*nats.Msg, *Error) {
	r, err := m.prepare(ctx, e)
	if err != nil {
		e.release()
		return nil, err
	}
	deadline := now().after(r.timeout)
	for {
		message, err, unsent := m.attempt(ctx, r, deadline, e)
		if unsent == nil {
			return message, err
		}
		if err = m.waitAfter(ctx, unsent, deadline, e); err == nil {
			r.timeout = deadline.since(now())
			if r.timeout <= 0 {
				err = notConnected.error(m, nil)
			}
		}
		if err != nil {
			e.release()
			return nil, err
		}
	}
}

// waitAfter waits until a request that was not sent may be sent again. It fails where that cannot be.
func (m *boundMethod) waitAfter(ctx context.Context, unsent error, deadline instant, e *Encoder) *Error {
	switch unsent {
	case errGateShut:
		return m.waitForGate(ctx, deadline)
	case errNotConnected:
		return m.waitForConnection(ctx, deadline, len(e.buf))
	default:
		return m.notSent(unsent, e.buf)
	}
}

// attempt sends a request once. The encoder is the caller's again only where it says why the request was not sent.
func (m *boundMethod) attempt(ctx context.Context, r request, deadline instant, e *Encoder) (message *nats.Msg, err *Error, unsent error) {
	link := m.caller.link
	switch {
	case link.gate.shutUntil.Load() != nil:
		return nil, nil, errGateShut
	case !link.isUp():
		return nil, nil, errNotConnected
	}
	// The slot comes before the request: if the connection breaks in between, the call in the slot fails with all others.
	t, failure := link.mux.take(r.subject, &m.served, deadline)
	if failure != nil {
		e.release()
		return nil, failure.error(m, nil), nil
	}
	link.outbox.post(parcel{
		subject: r.subject, reply: t.subject, header: m.headerOf(r.timeout), body: e.buf, encoder: e, refused: link.mux, slot: t.slot, token: t.token,
	})
	got, isGivenUp := link.mux.wait(ctx, t.slot)
	switch {
	case isGivenUp:
		return nil, m.givenUp(ctx, t.subject), nil
	case got.unsent != nil:
		return nil, nil, got.unsent
	case got.failure != nil:
		return nil, got.failure.error(m, nil), nil
	default:
		if !m.served.Load() {
			m.served.Store(true)
		}
		return got.message, nil, nil
	}
}

// givenUp makes the error of a call in flight whose context is done, and tells the handler unless it knows by its own clock.
func (m *boundMethod) givenUp(ctx context.Context, reply string) *Error {
	if ctx.Err() == context.DeadlineExceeded {
		return timedOut.error(m, context.Cause(ctx))
	}
	m.caller.link.cancellations.send(m.cancelSubject, reply)
	return cancelledInFlight.error(m, context.Cause(ctx))
}
