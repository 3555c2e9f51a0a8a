package fault

import "fmt"

// Failure is a failure that was detected on this side of the wire, before the call that it affects
// is known.
type Failure struct {
	Code    Code
	Reason  Reason
	Outcome Outcome
	Message string
}

// The failures that happen here.
var (
	NotConnected = Failure{CodeUnavailable, ReasonDisconnected, OutcomeNotSent,
		"not connected to NATS; the call was not sent"}
	ConnectionClosed = Failure{CodeUnavailable, ReasonClosed, OutcomeNotSent,
		"the connection to NATS is closed; the call was not sent"}
	Disconnected = Failure{CodeUnavailable, ReasonDisconnected, OutcomeUnknown,
		"the connection to NATS broke before the reply came; the call may have run"}
	ClosedInFlight = Failure{CodeUnavailable, ReasonClosed, OutcomeUnknown,
		"the connection to NATS was closed before the reply came; the call may have run"}
	NoTimeLeft = Failure{CodeDeadlineExceeded, "", OutcomeNotSent,
		"the deadline had already passed; the call was not sent"}
	TimedOut = Failure{CodeDeadlineExceeded, "", OutcomeUnknown,
		"no reply came in time; the call may have run"}
	Late = Failure{CodeDeadlineExceeded, "", OutcomeUnknown,
		"no reply came within the time of one attempt; the call may have run"}
	Overtaken = Failure{CodeCancelled, "", OutcomeCancelled,
		"another attempt of the call was answered first"}
	CancelledBefore = Failure{CodeCancelled, "", OutcomeNotSent,
		"the caller cancelled the call; the call was not sent"}
	CancelledInFlight = Failure{CodeCancelled, "", OutcomeCancelled,
		"the caller cancelled the call; it may have run"}
	TooManyInFlight = Failure{CodeResourceExhausted, "", OutcomeNotSent,
		"too many calls are in flight on this connection; the call was not sent"}
	TooMuchUnsent = Failure{CodeResourceExhausted, "", OutcomeNotSent,
		"the connection does not keep up with what this process sends; the call was not sent"}
	TooManyWaiting = Failure{CodeResourceExhausted, "", OutcomeNotSent,
		"too many calls wait for the connection to NATS; the call was not sent"}
	Throttled = Failure{CodeResourceExhausted, ReasonThrottled, OutcomeNotSent,
		"the handlers of this method refuse most of its calls as BUSY; the call was not sent"}
	NoResponders = Failure{CodeUnavailable, ReasonNoResponders, OutcomeNotDelivered,
		"no handler is serving this method"}
	UnreadableHeaders = Failure{CodeInternal, ReasonMalformedReply, OutcomeUnknown,
		"the reply has headers that cannot be read"}
)

func PublishDeniedFailure(subject string, outcome Outcome) Failure {
	return Failure{CodePermissionDenied, "", outcome,
		fmt.Sprintf("this connection's user may not publish to %q; grant it in the NATS server's configuration", subject)}
}

func InboxDenied(subject string, outcome Outcome) *Failure {
	return &Failure{CodePermissionDenied, "", outcome,
		fmt.Sprintf("this connection's user may not subscribe to %q, where replies arrive; grant it, or connect with an inbox prefix that is granted", subject)}
}

// ForeignReply returns the failure of a call to which something other than a handler replied.
func ForeignReply(message string) *Failure {
	return &Failure{CodeDeadlineExceeded, ReasonForeignReply, OutcomeUnknown, message}
}
