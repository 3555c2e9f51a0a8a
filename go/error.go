package autonats

import (
	"context"
	"errors"
	"fmt"
)

// Error is the one error that calls fail with. A declared error of the interface is wrapped in it, to be found with [errors.As].
//
// As targets of [errors.Is] it knows its code ([CodeNotFound]), its reason ([ReasonBusy]), and [context.DeadlineExceeded] and [context.Canceled] for the codes
// that stand for them.
//
// A method of a handler may return one made by [NewError]: its code and message then reach the caller as they are.
type Error struct {
	Code Code
	// Reason tells apart failures that share a code. It is empty where there is nothing to tell.
	Reason Reason
	// Outcome says what may be assumed about the handler's side: whether the call may have run.
	Outcome Outcome
	Message string
	// Path is where in the request or the result the first wrong value stands, such as orders[3].id.
	Path string
	// Reference identifies the line in the handler's log that has the details, which never leave its process.
	Reference string
	// Service and Method are what was called, such as User and GetById. They are empty on errors that no call made.
	Service string
	Method  string
	// Cause is what lies behind the error in this process: a declared error, an [InvalidValue], an error of the NATS client. Nil if nothing does.
	Cause error
}

// NewError makes an error for a method of a handler to return. Its code and message reach the caller as they are.
func NewError(code Code, message string) *Error {
	return &Error{Code: code, Message: message, Outcome: OutcomeFailed}
}

// Errorf is [NewError] with a message that is formatted as by [fmt.Errorf], an error behind %w being the cause. The cause stays in this process.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Outcome: OutcomeFailed, Cause: errors.Unwrap(err)}
}

// Error gives code and message.
func (e *Error) Error() string {
	return string(e.Code) + ": " + e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error {
	return e.Cause
}

// Is tells whether target is the error's code or reason, or the error of package context that its code stands for.
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

// CodeOf gives the code of an error: that of the [Error] in its chain, else the one that stands for an error of package context, else [CodeUnknown]. For nil
// it gives "".
func CodeOf(err error) Code {
	var failure *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &failure):
		return failure.Code
	case errors.Is(err, context.DeadlineExceeded):
		return CodeDeadlineExceeded
	case errors.Is(err, context.Canceled):
		return CodeCancelled
	default:
		return CodeUnknown
	}
}

// ErrorText gives the message of a generated error, or what stands for it where nobody set one.
func ErrorText(message, fallback string) string {
	if message == "" {
		return fallback
	}
	return message
}
