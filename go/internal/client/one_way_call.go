package client

import (
	"context"
	"log/slog"
	"strings"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/logging"
	"github.com/zyra/autonats/go/internal/options"
)

// OneWayCall calls one method that is never answered.
type OneWayCall[Req any] struct {
	method      *descriptor.OneWayMethod[Req]
	bound       *boundMethod
	options     callOptions
	report      *notSentReport
	intercepted pipeline.Next
}

// NewOneWayCall binds a one-way method to a caller.
func NewOneWayCall[Req any](caller *Caller, method *descriptor.OneWayMethod[Req]) *OneWayCall[Req] {
	c := &OneWayCall[Req]{method: method, bound: caller.bind(method.Name, pipeline.OneWay, method.Timeout)}
	c.options = c.bound.newOptions(options.Call{})
	c.report = &notSentReport{bound: c.bound}
	c.watchDenied()
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
		return nil, c.attempt(ctx, req, &p)
	})
	return c
}

// watchDenied logs when the server refuses what is published to the method, wherever it is.
func (c *OneWayCall[Req]) watchDenied() {
	if c.bound.caller.shared == nil {
		return
	}
	c.bound.caller.shared.ReportDenied(c.bound.subject, func(subject string) {
		denied := fault.PublishDeniedFailure(subject, fault.OutcomeNotDelivered)
		c.report.log("NATS denied publishing it (permissions)", c.bound.failed(&denied, nil))
	})
}

// With returns a copy whose calls have these options.
func (c *OneWayCall[Req]) With(options ...options.CallOption) *OneWayCall[Req] {
	other := *c
	other.options = c.bound.newOptions(c.options.Call, options...)
	return &other
}

// Send publishes one call. It does not report whether the call arrives; errors on this side are
// logged.
func (c *OneWayCall[Req]) Send(ctx context.Context, req Req) {
	if err := c.call(ctx, req); err != nil {
		c.report.onError(err)
	}
}

func (c *OneWayCall[Req]) call(ctx context.Context, req Req) error {
	if c.intercepted != nil {
		_, err := runIntercepted[descriptor.Nothing](ctx, c.bound, &c.options, c.intercepted, req)
		return err
	}
	var p prepared
	if err := c.bound.prepare(ctx, &c.options, &p); err != nil {
		return err
	}
	if p.observed == nil {
		return c.attempt(ctx, req, &p)
	}
	observer := &c.bound.caller.observer
	observer.started(ctx, &p)
	err := c.attempt(ctx, req, &p)
	observer.settled(p.observed, err)
	return err
}

// attempt hands a request to the outbox, or lets it wait for a connection.
func (c *OneWayCall[Req]) attempt(ctx context.Context, req Req, p *prepared) error {
	e, err := encode(c.bound, c.method.Request, req)
	if err != nil {
		return err
	}
	call := &pendingCall{bound: c.bound, prepared: *p, ctx: ctx, subject: c.bound.pick(p.options), encoder: e}
	shared := c.bound.caller.shared
	if shared.Gate.ShutUntil() != nil || !shared.IsUp() && !shared.IsClosed() && c.bound.caller.options.WaitForReady {
		// A caller of a method that returns nothing does not expect to wait.
		go func() {
			if err := call.post(c.report); err != nil {
				call.tellEnded(err)
				c.report.onError(err)
			}
		}()
		return nil
	}
	err = call.post(c.report)
	if err != nil {
		call.tellEnded(err)
	}
	return err
}

// post hands the request to the outbox, having waited for the connection if it may.
func (c *pendingCall) post(report *notSentReport) error {
	defer c.settle()
	if err := c.enter(); err != nil {
		return err
	}
	m := c.bound
	head, err := c.head(now())
	if err != nil {
		return err
	}
	e := c.encoder
	c.encoder = nil
	m.caller.shared.Outbox.PostNow(&connection.Parcel{
		Subject: c.subject, Head: head, Body: e.Buf, Encoder: e, Deadline: clock.Instant(c.prepared.deadline), Owner: &posted{c, report, len(e.Buf)},
		Reserved: c.reserved,
	})
	return nil
}

// posted is a one-way request on its way.
type posted struct {
	call   *pendingCall
	report *notSentReport
	bytes  int
}

// Sent is called when the request was handed to the connection.
func (p *posted) Sent([]connection.Parcel) {
	if prepared := &p.call.prepared; prepared.observed != nil {
		p.call.bound.caller.observer.sent(prepared.observed, prepared.number, p.bytes)
		p.call.tellEnded(nil)
	}
}

// tellEnded notifies the observers that the attempt has ended.
func (c *pendingCall) tellEnded(err error) {
	if c.prepared.observed != nil {
		c.bound.caller.observer.attemptEnded(c.prepared.observed, c.prepared.number, err)
	}
}

// TakeBack is called when it was not.
func (p *posted) TakeBack(parcel *connection.Parcel, err error) {
	parcel.Encoder.Release()
	failed := p.call.bound.notSent(err, p.bytes)
	p.call.tellEnded(failed)
	p.report.onError(failed)
}

// notSentReport logs one-way calls that were not sent.
type notSentReport struct {
	bound    *boundMethod
	repeated logging.RepeatedEvent
}

func (r *notSentReport) onError(err error) {
	why := guard.Text(err)
	if failed, ok := guard.As[*fault.Error](err); ok && failed != nil {
		if _, isInvalid := failed.Cause.(*codec.InvalidValue); isInvalid {
			why = "invalid arguments"
		} else {
			why = strings.TrimSuffix(failed.Message, notSentText)
		}
	}
	r.log(why, err)
}

func (r *notSentReport) log(why string, err error) {
	r.repeated.Log(r.bound.events, slog.LevelError, "a one-way call was not sent: "+why, slog.String("method", r.bound.name), slog.Any("error", guard.Logged(err)))
}

const notSentText = "; the call was not sent"
