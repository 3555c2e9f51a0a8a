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

// roundTrip sends what the encoder has written and waits for the reply. It releases the encoder.
func (m *boundMethod) roundTrip(ctx context.Context, e *Encoder) (*nats.Msg, *Error) {
	s, err := m.send(ctx, e)
	e.release()
	if err != nil {
		return nil, err
	}
	mux := m.caller.link.mux
	var got reply
	if done := ctx.Done(); done == nil {
		got = <-s.reply
	} else {
		select {
		case got = <-s.reply:
		case <-done:
			if mux.release(s) {
				err = m.givenUp(ctx, s)
				mux.give(s)
				return nil, err
			}
			// The reply came first, if only just.
			got = <-s.reply
		}
	}
	mux.give(s)
	if got.failure != nil {
		return nil, got.failure.error(m, nil)
	}
	return got.message, nil
}

// send sends a request, having waited for the connection if it may. The slot is that of the call in flight.
func (m *boundMethod) send(ctx context.Context, e *Encoder) (*slot, *Error) {
	r, err := m.prepare(ctx)
	if err != nil {
		return nil, err
	}
	if e.fault != nil {
		return nil, invalidRequest(m, e.fault)
	}
	link := m.caller.link
	deadline := now().after(r.timeout)
	for {
		// The slot comes before the look at the connection: if that breaks in between, the call in the slot fails with all others.
		s, failure := link.mux.take(r.subject, deadline)
		if failure != nil {
			return nil, failure.error(m, nil)
		}
		if link.isUp() {
			if err := m.publish(r, stringOf(s.subject), e.buf); err != nil {
				link.mux.drop(s)
				return nil, m.notSent(err, e.buf)
			}
			return s, nil
		}
		link.mux.drop(s)
		if err := m.waitForConnection(ctx, deadline, len(e.buf)); err != nil {
			return nil, err
		}
		r.timeout = deadline.since(now())
		if r.timeout <= 0 {
			return nil, notConnected.error(m, nil)
		}
	}
}

// givenUp makes the error of a call in flight whose context is done, and tells the handler unless it knows by its own clock.
func (m *boundMethod) givenUp(ctx context.Context, s *slot) *Error {
	if ctx.Err() == context.DeadlineExceeded {
		return timedOut.error(m, context.Cause(ctx))
	}
	m.caller.link.cancellations.send(m.cancelSubject, string(s.subject))
	return cancelledInFlight.error(m, context.Cause(ctx))
}
