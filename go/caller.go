package autonats

import (
	"context"
	"math"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
)

// Caller calls one service on one connection. It holds nothing of its own, so there is nothing to close; all callers on one connection share one inbox.
type Caller struct {
	service *Service
	link    *link
	options clientOptions
	subject string
	// invalid is what is wrong with the options; every call fails with it.
	invalid *Error
}

// NewCaller makes the caller of a service on a connection. Options that cannot work make every call fail, with a message that says why.
func NewCaller(nc *nats.Conn, service *Service, options ...ClientOption) *Caller {
	c := &Caller{service: service, options: newClientOptions(options)}
	c.subject = c.options.prefix + "." + service.Subject
	c.invalid = checkSubject("the subject", c.subject)
	if nc == nil {
		c.invalid = invalidSetting("the connection is nil")
		return c
	}
	c.link = linkOf(nc)
	return c
}

func (c *Caller) bind(name string, timeout time.Duration) *boundMethod {
	m := &boundMethod{
		caller:        c,
		service:       c.service.Name,
		name:          name,
		subject:       c.subject + "." + name,
		cancelSubject: c.subject + ".cancel",
		methodTimeout: timeout,
		timeout:       timeout,
		events:        events{c.options.logger, c.service.Name},
	}
	if c.options.timeout != 0 {
		m.timeout = m.limit(c.options.timeout)
	}
	return m
}

// boundMethod is a method as one client calls it: its names and its times.
type boundMethod struct {
	caller        *Caller
	service       string
	name          string
	subject       string
	cancelSubject string
	// methodTimeout is what the handler takes for granted; timeout is what a call has that says nothing else.
	methodTimeout time.Duration
	timeout       time.Duration
	events        events
	// served tells that a call was answered once, so that the server did let them through.
	served atomic.Bool
}

// limit cuts a time to the longest that a handler accepts.
func (m *boundMethod) limit(timeout time.Duration) time.Duration {
	return min(timeout, longestTimeout(m.methodTimeout))
}

// request is what is known of a call before it is sent.
type request struct {
	subject string
	timeout time.Duration
}

// prepare finds out where a call goes and how much time it has, and whether the request can be sent at all.
func (m *boundMethod) prepare(ctx context.Context, e *Encoder) (request, *Error) {
	r := request{subject: m.subject, timeout: m.timeout}
	if m.caller.invalid != nil {
		err := *m.caller.invalid
		err.Service, err.Method = m.service, m.name
		return r, &err
	}
	options := callOptionsOf(ctx)
	if options.timeout != 0 {
		r.timeout = m.limit(options.timeout)
	}
	if options.instance != "" {
		if err := checkToken("the instance", options.instance); err != nil {
			err.Service, err.Method = m.service, m.name
			return r, err
		}
		r.subject += "." + options.instance
	}
	if deadline, ok := ctx.Deadline(); ok {
		r.timeout = min(r.timeout, time.Until(deadline))
	}
	if ctx.Err() != nil && context.Cause(ctx) != context.DeadlineExceeded && ctx.Err() != context.DeadlineExceeded {
		return r, cancelledBefore.error(m, context.Cause(ctx))
	}
	if r.timeout <= 0 || ctx.Err() != nil {
		return r, noTimeLeft.error(m, context.Cause(ctx))
	}
	if e.fault != nil {
		return r, invalidRequest(m, e.fault)
	}
	link := m.caller.link
	if size := len(e.buf) + m.headerSize(r.timeout); !link.takes(size) {
		return r, requestTooLarge(m, size, link.maxPayload.Load())
	}
	if link.outbox.isFull() {
		return r, tooMuchUnsent.error(m, nil)
	}
	return r, nil
}

// headerOf gives the header that tells the handler of a time; nil where it is the one that the handler takes for granted.
func (m *boundMethod) headerOf(timeout time.Duration) nats.Header {
	milliseconds := (timeout + time.Millisecond - 1) / time.Millisecond
	if milliseconds*time.Millisecond == m.methodTimeout {
		return nil
	}
	return nats.Header{timeoutHeader: {strconv.FormatInt(int64(milliseconds), 10)}}
}

// headerSize gives the bytes of the header of a request.
func (m *boundMethod) headerSize(timeout time.Duration) int {
	header := m.headerOf(timeout)
	if header == nil {
		return 0
	}
	return len("NATS/1.0\r\n: \r\n\r\n") + len(timeoutHeader) + len(header[timeoutHeader][0])
}

// notSent makes the error of a request that the client library did not take.
func (m *boundMethod) notSent(err error, body []byte) *Error {
	switch err {
	case nats.ErrMaxPayload:
		return requestTooLarge(m, len(body), m.caller.link.nc.MaxPayload())
	case errNotConnected, nats.ErrReconnectBufExceeded:
		return notConnected.error(m, err)
	case nats.ErrConnectionClosed, nats.ErrConnectionDraining:
		return connectionClosed.error(m, err)
	default:
		// The socket did not take the last of it, and the client library is about to make the connection anew.
		return notConnected.error(m, err)
	}
}

const fiveMinutes = 5 * time.Minute

// longestTimeout is the longest time that a call of a method may have, on both sides of the wire.
func longestTimeout(methodTimeout time.Duration) time.Duration {
	return max(fiveMinutes, methodTimeout)
}

// readTimeout reads the time that a request says its caller waits. Whatever is not a whole number of milliseconds from 1 to the longest time counts as the
// method's own.
func readTimeout(text string, methodTimeout time.Duration) time.Duration {
	if len(text) == 0 || len(text) > 12 || endOfDigits(bytesOf(text), 0) != len(text) {
		return methodTimeout
	}
	milliseconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || milliseconds <= 0 || milliseconds > math.MaxInt64/int64(time.Millisecond) {
		return methodTimeout
	}
	if timeout := time.Duration(milliseconds) * time.Millisecond; timeout <= longestTimeout(methodTimeout) {
		return timeout
	}
	return methodTimeout
}
