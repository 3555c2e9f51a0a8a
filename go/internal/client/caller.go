// Package client makes calls: the stages that a call goes through are in unary_call.go.
package client

import (
	"context"
	"strconv"
	"sync/atomic"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/logging"
	"github.com/zyra/autonats/go/internal/natslink"
	"github.com/zyra/autonats/go/internal/options"
	"github.com/zyra/autonats/go/internal/policy"
	"github.com/zyra/autonats/go/internal/wire"
)

// Caller calls one service on one connection. It holds no resources, so there is nothing to close;
// all callers on one connection share one inbox.
type Caller struct {
	service  *descriptor.Service
	shared   *connection.SharedConnection
	options  options.Client
	subject  string
	observer callObserver
	retries  *policy.RetryPolicy
	// invalid is the error of invalid options; every call fails with it.
	invalid string
}

// NewCaller returns the caller of a service on a connection. With invalid options every call fails
// with a message that says why.
func NewCaller(nc any, service *descriptor.Service, given ...options.ClientOption) *Caller {
	c := &Caller{service: service, options: options.NewClient(given)}
	c.subject = c.options.Prefix + "." + service.Subject
	c.observer = newCallObserver(c.options.Observers)
	c.retries = newRetryPolicy(c.options.Retry)
	if problem := problemOfRetry(c.options.Retry); problem != "" {
		c.invalid = problem
	}
	if err := wire.CheckSubject("the subject", c.subject); err != nil {
		c.invalid = err.Message
	}
	if problem := codec.CheckLimits(c.options.Body); problem != "" {
		c.invalid = problem
	}
	l, problem := natslink.LinkOf(nc)
	if problem != "" {
		c.invalid = problem
		return c
	}
	c.shared = connection.Of(l)
	c.observer.watch(c.shared)
	return c
}

// callOptions has the options of With for the calls of a method.
type callOptions struct {
	options.Call
	// fields is the metadata, checked.
	fields []wire.Field
	// key is the idempotency key that calls are sent with; empty for none.
	key string
	// invalid is the error of invalid options; every call fails with it.
	invalid string
	// method is what is called, and target what interceptors see of it; nil where there are none.
	method *boundMethod
	target *pipeline.Target
}

// newOptions returns the options of a call that has some already, and more that are given.
func (m *boundMethod) newOptions(before options.Call, given ...options.CallOption) callOptions {
	o := callOptions{Call: before, method: m}
	for _, option := range given {
		if option != nil {
			option.ApplyToCall(&o.Call)
		}
	}
	if o.Attempts == 0 && !o.HasAttempts {
		o.Attempts = m.caller.options.Retry.Attempts
	} else if problem := problemOfAttempts(o.Attempts); problem != "" {
		o.invalid = problem
	}
	if problem := problemOfTimes(o.Call); problem != "" {
		o.invalid = problem
	}
	if o.HasInstance {
		if err := wire.CheckToken("the instance", o.Instance); err != nil {
			o.invalid = err.Message
		}
	}
	if o.IdempotencyKey != nil {
		o.key, o.invalid = m.keyOf(*o.IdempotencyKey, o.invalid)
	}
	if o.invalid == "" {
		o.fields, o.invalid = wire.MetadataFields(o.Headers)
	}
	if len(m.caller.options.Interceptors) > 0 {
		o.target = &pipeline.Target{
			Side: pipeline.ClientSide, Service: m.service, Version: m.caller.service.Version, Method: m.name, Kind: m.kind,
			Subject: m.subject, Idempotent: m.idempotent, Instance: o.Instance,
		}
	}
	return o
}

// boundMethod is a method as one client calls it: its names and its times.
type boundMethod struct {
	caller        *Caller
	service       string
	name          string
	kind          pipeline.Kind
	idempotent    bool
	subject       string
	cancelSubject string
	// observed is what observers know of it.
	observed pipeline.ObservedMethod
	// methodTimeout is what the handler assumes if the request names none; timeout is the default
	// for calls.
	methodTimeout time.Duration
	timeout       time.Duration
	errors        []*wire.DeclaredError
	events        logging.Events
	throttle      policy.Throttle
	// balancer chooses instances; nil where the server does.
	balancer *policy.Balancer
	// attemptTimeout is when attempts are late, unless options of calls say otherwise, and hedgeAfter
	// when there is a second one beside the first; nil where nothing is said.
	attemptTimeout, hedgeAfter *float64
	answerTimes                policy.AnswerTimes
	// served reports whether a call was answered once, so that the server did let them through.
	served atomic.Bool
}

func (c *Caller) bind(name string, kind pipeline.Kind, timeout time.Duration) *boundMethod {
	m := &boundMethod{
		caller:        c,
		service:       c.service.Name,
		name:          name,
		kind:          kind,
		subject:       c.subject + "." + name,
		cancelSubject: c.subject + ".cancel",
		methodTimeout: timeout,
		timeout:       timeout,
		events:        logging.NewEvents(c.options.Logger, c.service.Name),
	}
	m.observed = pipeline.ObservedMethod{Service: m.service, Version: c.service.Version, Method: name, Kind: kind, Subject: m.subject}
	if kind == pipeline.Unary && !c.options.NoBalance {
		m.balancer = policy.NewBalancer(func(instance string) string { return directSubject(c.subject, instance, name) })
	}
	if c.options.Timeout != 0 {
		m.timeout = m.limit(c.options.Timeout)
	}
	return m
}

// limit cuts a time to the longest that a handler accepts.
func (m *boundMethod) limit(timeout time.Duration) time.Duration {
	return min(timeout, wire.LongestTimeout(m.methodTimeout))
}

// pick returns the subject that a request goes to.
func (m *boundMethod) pick(o *callOptions) string {
	if !o.HasInstance {
		return m.subject
	}
	return directSubject(m.caller.subject, o.Instance, m.name)
}

// directSubject returns where one instance takes calls of a method.
func directSubject(service, instance, method string) string {
	return service + ".at." + instance + "." + method
}

// keyOf returns the idempotency key that calls are sent with, and what is wrong with their options.
func (m *boundMethod) keyOf(key, problem string) (string, string) {
	switch {
	case problem != "":
		return "", problem
	case !wire.IsIdempotencyKey(key):
		return "", wire.InvalidKeyProblem
	case m.kind == pipeline.OneWay:
		return "", "idempotencyKey is for methods that are answered"
	case m.idempotent:
		return "", ""
	}
	return key, ""
}

// headOf returns the head of a request; nil when it needs none: no key, no metadata, and the timeout
// is the method's default.
func (m *boundMethod) headOf(timeout time.Duration, fields []wire.Field, key string) []byte {
	if key != "" {
		fields = append([]wire.Field{{Name: wire.IdempotencyKeyHeader, Value: key}}, fields...)
	}
	milliseconds := (timeout + time.Millisecond - 1) / time.Millisecond
	isOwn := milliseconds*time.Millisecond == m.methodTimeout
	switch {
	case isOwn && len(fields) == 0:
		return nil
	case isOwn:
		return wire.BuildHead(fields...)
	default:
		own := wire.Field{Name: wire.TimeoutHeader, Value: strconv.FormatInt(int64(milliseconds), 10)}
		return wire.BuildHead(append([]wire.Field{own}, fields...)...)
	}
}

// prepared has the options of a call, checked and with defaults applied.
type prepared struct {
	options *callOptions
	// timeout is how long the call has from the moment that it was prepared; deadline is when that
	// ends.
	timeout  time.Duration
	deadline time.Duration
	fields   []wire.Field
	// observed is what observers know of the call; nil where there are none.
	observed *observedCall
	// number is which attempt it is.
	number int
	// intercepted is what interceptors see of the attempts; nil where there are none.
	intercepted *pipeline.Progress
	// replyHeaders receives the metadata of the reply; nil if nobody wants it.
	replyHeaders *pipeline.Metadata
}

func isDeadline(ctx context.Context) bool {
	return ctx.Err() == context.DeadlineExceeded || context.Cause(ctx) == context.DeadlineExceeded
}
