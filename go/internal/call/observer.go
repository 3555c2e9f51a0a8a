package call

import "time"

// ObservedCall is a call as observers see it: the same pointer in all notifications about one call,
// so that it can be used as a key.
type ObservedCall struct {
	Service string
	// Method is the name on the wire, such as GetById.
	Method string
	Kind   Kind
	// Bytes is the size of the request's body; 0 as long as it is not known.
	Bytes int
	// ReceivedAt is when it came to the handler. Zero at the client.
	ReceivedAt time.Time
}

// Observer is notified of the stages that calls go through. All functions are optional, and nil
// costs nothing. Panics are ignored. Functions are called from many goroutines at once, and must
// not block.
type Observer struct {
	// At the client.

	OnCallStarted func(call *ObservedCall)
	// OnAttemptSent is called when a request was handed to the connection; attempt is 1 for the
	// first of a call.
	OnAttemptSent func(call *ObservedCall, attempt, bytes int)
	// OnCallSettled is called when a call has ended, successfully if err is nil. One-way calls
	// settle when they are sent.
	OnCallSettled func(call *ObservedCall, err error)

	// In the handler.

	OnRequestReceived func(call *ObservedCall)
	OnRequestAdmitted func(call *ObservedCall, isQueued bool)
	// OnRequestRefused is called with the reason why a call was not started: BUSY, DRAINING,
	// EXPIRED, CANCELLED, INVALID_ARGUMENT or UNSUPPORTED_FEATURE.
	OnRequestRefused func(call *ObservedCall, reason string)
	OnMethodStarted  func(call *ObservedCall)
	// OnMethodEnded is called when a method has ended, successfully if err is nil.
	OnMethodEnded func(call *ObservedCall, err error, took time.Duration)
	// OnReplySent is called when an answer was handed to the connection.
	OnReplySent func(call *ObservedCall, bytes int)
	// OnReplyDropped is called with the reason why an answer was not sent: EXPIRED, CLOSED or
	// DENIED.
	OnReplyDropped func(call *ObservedCall, reason string)

	// OnConnectionChanged is called when the connection under a client or handler has changed: up,
	// down or closed.
	OnConnectionChanged func(state string)
}
