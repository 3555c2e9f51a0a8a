package autonats

import "fmt"

// failure is what went wrong with a call on this side of the wire, before it is known which call.
type failure struct {
	code    Code
	reason  Reason
	outcome Outcome
	message string
}

// The failures that happen here.
var (
	notConnected = failure{CodeUnavailable, ReasonDisconnected, OutcomeNotSent,
		"there is no connection to NATS at the moment; the call was not sent"}
	connectionClosed = failure{CodeUnavailable, ReasonClosed, OutcomeNotSent,
		"the connection to NATS is closed; the call was not sent"}
	disconnected = failure{CodeUnavailable, ReasonDisconnected, OutcomeUnknown,
		"the connection to NATS broke before the reply came; the call may have run"}
	closedInFlight = failure{CodeUnavailable, ReasonClosed, OutcomeUnknown,
		"the connection to NATS was closed before the reply came; the call may have run"}
	noTimeLeft = failure{CodeDeadlineExceeded, "", OutcomeNotSent,
		"there was no time left to make the call; it was not sent"}
	timedOut = failure{CodeDeadlineExceeded, "", OutcomeUnknown,
		"no reply came in time; the call may have run"}
	cancelledBefore = failure{CodeCancelled, "", OutcomeNotSent,
		"the caller had given up the call before it was sent"}
	cancelledInFlight = failure{CodeCancelled, "", OutcomeCancelled,
		"the caller gave the call up; it may have run"}
	tooManyInFlight = failure{CodeResourceExhausted, "", OutcomeNotSent,
		"too many calls are in flight on this connection; the call was not sent"}
	tooMuchUnsent = failure{CodeResourceExhausted, "", OutcomeNotSent,
		"the NATS server does not keep up with what this process sends; the call was not sent"}
	tooManyWaiting = failure{CodeResourceExhausted, "", OutcomeNotSent,
		"too many calls wait for the connection to NATS; the call was not sent"}
	noResponders = failure{CodeUnavailable, ReasonNoResponders, OutcomeNotDelivered,
		"no handler serves this method at the moment"}
	emptyReply = failure{CodeInternal, ReasonMalformedReply, OutcomeUnknown,
		"the reply has neither a body nor headers"}
	unreadableHeaders = failure{CodeInternal, ReasonMalformedReply, OutcomeUnknown,
		"the reply has headers that cannot be read"}
)

func publishDeniedFailure(subject string, outcome Outcome) failure {
	return failure{CodePermissionDenied, "", outcome,
		fmt.Sprintf("this connection's user may not publish to %q; grant it in the NATS server's configuration", subject)}
}

func inboxDenied(subject string, outcome Outcome) *failure {
	return &failure{CodePermissionDenied, "", outcome,
		fmt.Sprintf("this connection's user may not subscribe to %q, where replies come to; grant it, or connect with an inbox prefix that is granted", subject)}
}

// error makes the error of a call out of a failure.
func (f *failure) error(m *boundMethod, cause error) *Error {
	return &Error{Code: f.code, Reason: f.reason, Outcome: f.outcome, Message: f.message, Service: m.service, Method: m.name, Cause: cause}
}

// requestTooLarge is the error of a request that does not fit into one message.
func requestTooLarge(m *boundMethod, bytes int, limit int64) *Error {
	f := failure{CodeResourceExhausted, ReasonTooLarge, OutcomeNotSent,
		fmt.Sprintf("the request has %d bytes, and the NATS server takes no more than %d", bytes, limit)}
	return f.error(m, nil)
}

// invalidRequest is the error of arguments that cannot be written.
func invalidRequest(m *boundMethod, invalid *InvalidValue) *Error {
	f := failure{CodeInvalidArgument, "", OutcomeNotSent, invalid.Error()}
	err := f.error(m, invalid)
	err.Path = invalid.Path
	return err
}

// malformedReply is the error of a result that cannot be read.
func malformedReply(m *boundMethod, invalid *InvalidValue) *Error {
	f := failure{CodeInternal, ReasonMalformedReply, OutcomeUnknown, "the reply cannot be read: " + invalid.Error()}
	err := f.error(m, invalid)
	err.Path = invalid.Path
	return err
}
