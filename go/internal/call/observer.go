package call

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/fault"
)

// ObservedMethod is the method of a call as observers see it. All calls of it by one client, or in
// one handler, share it, so it must not be changed.
type ObservedMethod struct {
	Service string
	// Version is the semantic version of the interface; empty if it has none.
	Version string
	// Method is the name on the wire, such as GetById.
	Method string
	Kind   Kind
	// Subject is where any instance takes calls of the method, such as autonats.user.GetById.
	Subject string
}

// ObservedCall is a call as observers see it: the same pointer in all notifications about one call,
// so that it can be used as a key.
type ObservedCall struct {
	*ObservedMethod
	// Bytes is the size of the request's body; 0 as long as it is not known.
	Bytes int
	// ReceivedAt is when it came to the handler. Zero at the client.
	ReceivedAt time.Time

	// Trace is its span, where something traces it: set in OnCallStarted or OnRequestReceived. Logs
	// and metrics name it.
	Trace Trace

	request Request
}

// Request is a request as a handler knows it.
type Request interface {
	// RequestHeaders returns the metadata that came with it.
	RequestHeaders() Metadata
	// RequestHeader returns the first value of a name in that metadata, and "" where there is none.
	RequestHeader(name string) string
}

// Received notes the request of a call that came to a handler, and returns the call.
func (c *ObservedCall) Received(request Request) *ObservedCall {
	c.request = request
	return c
}

// Headers returns the metadata that came with a request to a handler. It is nil at the client.
func (c *ObservedCall) Headers() Metadata {
	if c.request == nil {
		return nil
	}
	return c.request.RequestHeaders()
}

// Header returns the first value of a name in the metadata that came with a request to a handler, in
// any case, and "" where there is none. It reads nothing else of the metadata.
func (c *ObservedCall) Header(name string) string {
	if c.request == nil {
		return ""
	}
	return c.request.RequestHeader(name)
}

// Observer is notified of the stages that calls go through. All functions are optional, and nil
// costs nothing. Panics are ignored. Functions are called from many goroutines at once, which are
// those of the runtime: they must not block, and must not end the goroutine with [runtime.Goexit],
// as FailNow of package testing does.
type Observer struct {
	// At the client.

	// OnCallStarted is called when a call was made, in the context of its caller. It has so much
	// time.
	OnCallStarted func(ctx context.Context, call *ObservedCall, timeout time.Duration)
	// OnAttemptSent is called when a request was handed to the connection; attempt is 1 for the
	// first of a call.
	OnAttemptSent func(call *ObservedCall, attempt, bytes int)
	// OnAttemptEnded is called when an attempt has ended, whether it was sent or not: successfully,
	// if err is nil. One-way attempts end when they are sent.
	OnAttemptEnded func(call *ObservedCall, attempt int, err error)
	// OnRetryScheduled is called after an attempt has ended so that another one, of this number, will
	// be made after wait. If err is nil, the attempt goes on, and the other is made beside it.
	OnRetryScheduled func(call *ObservedCall, attempt int, err error, wait time.Duration)
	// OnRetryDenied is called before an attempt ends after which another one, of this number, would be
	// made if the client had not used up its retries.
	OnRetryDenied func(call *ObservedCall, attempt int, err error)
	// OnCallSettled is called when a call has ended, successfully if err is nil. One-way calls settle when
	// they are sent.
	OnCallSettled func(call *ObservedCall, err error, took time.Duration)
	// OnBreakerChanged is called when the breaker of an instance was opened or closed.
	OnBreakerChanged func(breaker ObservedBreaker)

	// In the handler.

	OnRequestReceived func(call *ObservedCall)
	OnRequestAdmitted func(call *ObservedCall, isQueued bool)
	// OnRequestRefused is called with the reason why a call was not started: BUSY, DRAINING,
	// EXPIRED, CANCELLED, INVALID_ARGUMENT or UNSUPPORTED_FEATURE.
	OnRequestRefused func(call *ObservedCall, reason string)
	// OnRequestRepeated is called when a request has an idempotency key that has come before, after it
	// was admitted: it is answered as the other one is, and its method does not run.
	OnRequestRepeated func(call *ObservedCall)
	// OnMethodStarted is called when a method was started, after its call has waited for a slot.
	OnMethodStarted func(call *ObservedCall, waited time.Duration)
	// OnMethodEnded is called when a method has ended, successfully if err is nil.
	OnMethodEnded func(call *ObservedCall, err error, took time.Duration)
	// OnReplySent is called when an answer was handed to the connection.
	OnReplySent func(call *ObservedCall, bytes int)
	// OnReplyDropped is called with the reason why an answer was not sent: EXPIRED, CLOSED or
	// DENIED.
	OnReplyDropped func(call *ObservedCall, reason string)
	// OnRequestSettled is called when a request was answered, or never will be, once for each. code
	// is what it has failed with; empty if it has not. A method that was answered for at its
	// deadline may still run.
	OnRequestSettled func(call *ObservedCall, code fault.Code, took time.Duration)

	// OnHandlerCreated is called with a new handler, whose state can be read from now on.
	OnHandlerCreated func(handler ObservedHandler)
	// OnHandlerChanged is called when a handler leaves its queue group by itself, as its calls fail,
	// or comes back. Its state may be another one by now.
	OnHandlerChanged func(state HandlerState, handler ObservedHandler)
	// OnHandlerEnded is called when it serves no longer, and never will again.
	OnHandlerEnded func(handler ObservedHandler)

	// OnConnectionUsed is called when a client or handler was created on a connection.
	OnConnectionUsed func(connection ObservedConnection)
	// OnConnectionChanged is called when the connection under a client or handler has changed: up,
	// down or closed. It is called for each client and handler.
	OnConnectionChanged func(state string, connection ObservedConnection)
}
