package fault

import (
	"context"
	"time"
)

// Error is the error that all calls fail with. It wraps an error that the interface declares; find
// that with [errors.As].
//
// [errors.Is] matches its code ([CodeNotFound]), its reason ([ReasonBusy]), and
// [context.DeadlineExceeded] and [context.Canceled] for the codes that correspond to them.
//
// A method of a handler may return one created by [NewError] or [Errorf]: its code and message then
// reach the caller.
type Error struct {
	Code Code
	// Reason distinguishes failures that share a code. It is empty if there is only one kind of
	// failure with the code.
	Reason Reason
	// Outcome describes what may be assumed about the handler's side: whether the call may have
	// run.
	Outcome Outcome
	Message string
	// Path is the path of the first invalid value in the request or the result, such as
	// orders[3].id.
	Path string
	// Reference identifies the line in the handler's log that has the details, which never leave
	// its process.
	Reference string
	// RetryAfter is how long callers are to make no further attempt; 0 if the method has not said
	// so. It goes with the error that a method returns.
	RetryAfter time.Duration
	// Service and Method are what was called, such as User and GetById. They are empty on errors
	// that no call made.
	Service string
	Method  string
	// Cause is the underlying error in this process: a declared error, a value that may not be
	// sent, an error of the NATS client. Nil if there is none.
	Cause error
	// sent is the message for callers instead of Message if hasSent is set: an error formatted with
	// %w, and its text, stay in this process.
	sent    string
	hasSent bool
}

// NewError returns an error for a method of a handler to return. Its code and message reach the
// caller as they are.
func NewError(code Code, message string) *Error {
	return &Error{Code: code, Message: message, Outcome: OutcomeFailed}
}

// Error returns code and message.
func (e *Error) Error() string {
	return string(e.Code) + ": " + e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error {
	return e.Cause
}

// Is reports whether target is the error's code or reason, or the error of package context that its
// code stands for.
func (e *Error) Is(target error) bool {
	switch target := target.(type) {
	case Code:
		return target == e.Code
	case Reason:
		return target == e.Reason && target != ""
	}
	switch target {
	case context.DeadlineExceeded:
		return e.Code == CodeDeadlineExceeded
	case context.Canceled:
		return e.Code == CodeCancelled
	default:
		return false
	}
}

// SentMessage returns the message that callers receive when a method returns the error: without the
// text of errors formatted with %w.
func (e *Error) SentMessage() string {
	if e.hasSent {
		return e.sent
	}
	return e.Message
}

// InvalidSetting returns the error for an invalid option.
func InvalidSetting(message string) *Error {
	return &Error{Code: CodeInvalidArgument, Outcome: OutcomeNotSent, Message: message}
}
