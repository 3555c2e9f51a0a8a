package autonats

import (
	"context"
	"log/slog"
)

// OneWayCall makes the calls of one method that is never answered.
type OneWayCall[Req any] struct {
	method  *OneWayMethod[Req]
	bound   *boundMethod
	notSent repeatedEvent
}

// NewOneWayCall makes what calls a method by a caller.
func NewOneWayCall[Req any](caller *Caller, method *OneWayMethod[Req]) *OneWayCall[Req] {
	c := &OneWayCall[Req]{method: method, bound: caller.bind(method.Name, method.Timeout)}
	if caller.link != nil {
		caller.link.reportDenied(c.bound.subject, func() {
			denied := publishDeniedFailure(c.bound.subject, OutcomeNotDelivered)
			c.log(denied.error(c.bound, nil))
		})
	}
	return c
}

// Send publishes one call. Nobody learns whether it arrives; what goes wrong on this side is logged.
func (c *OneWayCall[Req]) Send(ctx context.Context, req Req) {
	e := getEncoder()
	c.method.Request.Encode(e, req)
	if c.bound.mustWait() {
		// Whoever calls a method that returns nothing does not expect to wait for it.
		go c.post(ctx, e)
		return
	}
	c.post(ctx, e)
}

func (c *OneWayCall[Req]) post(ctx context.Context, e *Encoder) {
	if err := c.bound.post(ctx, e); err != nil {
		c.log(err)
	}
	e.release()
}

func (c *OneWayCall[Req]) log(err *Error) {
	c.notSent.log(c.bound.events, slog.LevelError, "a one-way call was not sent", slog.String("method", c.bound.name), slog.Any("error", err))
}

// post publishes what the encoder has written, having waited for the connection if it may. It does not use the outbox: a program that ends right after the
// call may rely on the message being with the connection by then.
func (m *boundMethod) post(ctx context.Context, e *Encoder) *Error {
	r, err := m.prepare(ctx, e)
	if err != nil {
		return err
	}
	link := m.caller.link
	deadline := now().after(r.timeout)
	for !link.isUp() {
		if err := m.waitForConnection(ctx, deadline, len(e.buf)); err != nil {
			return err
		}
		if r.timeout = deadline.since(now()); r.timeout <= 0 {
			return notConnected.error(m, nil)
		}
	}
	if err := link.outbox.publish(&parcel{subject: r.subject, header: m.headerOf(r.timeout), body: e.buf}); err != nil {
		return m.notSent(err, e.buf)
	}
	return nil
}
