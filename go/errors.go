package autonats

import "github.com/zyra/autonats/go/internal/fault"

// Error is the error that all calls fail with. It wraps an error that the interface declares; find
// that with [errors.As].
//
// [errors.Is] matches its code ([CodeNotFound]), its reason ([reason.Busy]), and
// [context.DeadlineExceeded] and [context.Canceled] for the codes that correspond to them.
//
// A method of a handler may return one made by [NewError]: its code and message then reach the
// caller as they are.
type Error = fault.Error

// Code is one of the closed set of codes that a call can fail with: the names that gRPC gave them.
// It is a target of [errors.Is].
type Code = fault.Code

// The codes.
const (
	// CodeCancelled means that the caller cancelled the call.
	CodeCancelled = fault.CodeCancelled
	// CodeUnknown means that nothing more is known about the failure.
	CodeUnknown = fault.CodeUnknown
	// CodeInvalidArgument means that the request does not match its type; [Error.Path] says where.
	CodeInvalidArgument = fault.CodeInvalidArgument
	// CodeDeadlineExceeded means that the deadline passed before the reply came.
	CodeDeadlineExceeded = fault.CodeDeadlineExceeded
	// CodeNotFound means that what was asked for does not exist.
	CodeNotFound = fault.CodeNotFound
	// CodeAlreadyExists means that what was to be created already exists.
	CodeAlreadyExists = fault.CodeAlreadyExists
	// CodePermissionDenied means that the caller may not do this.
	CodePermissionDenied = fault.CodePermissionDenied
	// CodeResourceExhausted means that a limit was reached, such as the concurrency of a method.
	CodeResourceExhausted = fault.CodeResourceExhausted
	// CodeFailedPrecondition means that the system is not in the state that the call needs.
	CodeFailedPrecondition = fault.CodeFailedPrecondition
	// CodeAborted means that the call conflicted with another one.
	CodeAborted = fault.CodeAborted
	// CodeOutOfRange means that a well-formed argument is past the end of something.
	CodeOutOfRange = fault.CodeOutOfRange
	// CodeUnimplemented means that the service does not have the method.
	CodeUnimplemented = fault.CodeUnimplemented
	// CodeInternal means that the handler failed, or that its reply is invalid.
	CodeInternal = fault.CodeInternal
	// CodeUnavailable means that no handler could be reached.
	CodeUnavailable = fault.CodeUnavailable
	// CodeDataLoss means that data was lost or corrupted.
	CodeDataLoss = fault.CodeDataLoss
	// CodeUnauthenticated means that the caller is not authenticated.
	CodeUnauthenticated = fault.CodeUnauthenticated
)

// Reason distinguishes failures that share a code. It is a target of [errors.Is]. Package reason has
// them; there may be more in later versions.
type Reason = fault.Reason

// Outcome describes what may be assumed about the handler's side. Package outcome has them.
type Outcome = fault.Outcome

// NewError returns an error for a method of a handler to return. Its code and message reach the
// caller as they are.
func NewError(code Code, message string) *Error {
	return fault.NewError(code, message)
}

// Errorf is [NewError] with a message that is formatted as by [fmt.Errorf]. Errors formatted with
// %w are the cause, and stay in this process: the message that callers receive leaves their texts
// out.
func Errorf(code Code, format string, args ...any) *Error {
	return fault.Errorf(code, format, args...)
}

// CodeOf returns the code of an error: that of the [Error] in its chain, else the code for an error
// of package context, else [CodeUnknown]. For nil it returns "".
func CodeOf(err error) Code {
	return fault.CodeOf(err)
}

// OutcomeOf returns what may be assumed about the handler's side of a call that ended with this
// error: one of package outcome, [outcome.Unknown] for an error that no call made, and "" for nil.
func OutcomeOf(err error) Outcome {
	return fault.OutcomeOf(err)
}

// IsSafeToRetry reports whether a call that ended with this error may be made again: it did not
// run, or running twice does no harm, and the cause may be gone by then. idempotent says that the
// method may run more than once for one call.
func IsSafeToRetry(err error, idempotent bool) bool {
	return fault.IsSafeToRetry(err, idempotent)
}
