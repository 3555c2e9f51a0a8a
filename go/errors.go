package autonats

import "github.com/zyra/autonats/go/internal/fault"

// Error is the one error that calls fail with. A declared error of the interface is wrapped in it,
// to be found with [errors.As].
//
// As targets of [errors.Is] it knows its code ([CodeNotFound]), its reason ([ReasonBusy]), and
// [context.DeadlineExceeded] and [context.Canceled] for the codes that stand for them.
//
// A method of a handler may return one made by [NewError]: its code and message then reach the
// caller as they are.
type Error = fault.Error

// Code is one of the closed set of codes that a call can fail with: the names that gRPC gave them.
// It is a target of [errors.Is].
type Code = fault.Code

// The codes.
const (
	// CodeCancelled means that the caller gave up.
	CodeCancelled = fault.CodeCancelled
	// CodeUnknown stands for a failure that nothing more is known of.
	CodeUnknown = fault.CodeUnknown
	// CodeInvalidArgument means that the request breaks its type; [Error.Path] says where.
	CodeInvalidArgument = fault.CodeInvalidArgument
	// CodeDeadlineExceeded means that the time for the call was over before its answer came.
	CodeDeadlineExceeded = fault.CodeDeadlineExceeded
	// CodeNotFound means that what was asked for does not exist.
	CodeNotFound = fault.CodeNotFound
	// CodeAlreadyExists means that what was to be made exists.
	CodeAlreadyExists = fault.CodeAlreadyExists
	// CodePermissionDenied means that the caller may not do this.
	CodePermissionDenied = fault.CodePermissionDenied
	// CodeResourceExhausted means that something is used up, such as the slots of a method.
	CodeResourceExhausted = fault.CodeResourceExhausted
	// CodeFailedPrecondition means that the system is not in the state that the call needs.
	CodeFailedPrecondition = fault.CodeFailedPrecondition
	// CodeAborted means that the call lost against another one.
	CodeAborted = fault.CodeAborted
	// CodeOutOfRange means that a well-formed argument is past the end of something.
	CodeOutOfRange = fault.CodeOutOfRange
	// CodeUnimplemented means that the service does not have the method.
	CodeUnimplemented = fault.CodeUnimplemented
	// CodeInternal means that the handler, or what came from it, is broken.
	CodeInternal = fault.CodeInternal
	// CodeUnavailable means that nobody could be reached.
	CodeUnavailable = fault.CodeUnavailable
	// CodeDataLoss means that data is gone or damaged.
	CodeDataLoss = fault.CodeDataLoss
	// CodeUnauthenticated means that the caller did not say who it is.
	CodeUnauthenticated = fault.CodeUnauthenticated
)

// Reason distinguishes failures that share a code. It is a target of [errors.Is]. There may be more
// of them in later versions.
type Reason = fault.Reason

// The reasons.
const (
	// ReasonBusy means that the handler's slots and queue are full; it did not start. Another
	// instance may have room.
	ReasonBusy = fault.ReasonBusy
	// ReasonDraining means that the handler is shutting down.
	ReasonDraining = fault.ReasonDraining
	// ReasonExpired means that the deadline had passed before the handler could start.
	ReasonExpired = fault.ReasonExpired
	// ReasonTooLarge means that request or reply is larger than the server or the method allows.
	ReasonTooLarge = fault.ReasonTooLarge
	// ReasonNoResponders means that nobody serves the subject.
	ReasonNoResponders = fault.ReasonNoResponders
	// ReasonDisconnected means that there is no connection to NATS, or that it broke before the
	// reply came.
	ReasonDisconnected = fault.ReasonDisconnected
	// ReasonMalformedReply means that the reply could not be read.
	ReasonMalformedReply = fault.ReasonMalformedReply
	// ReasonForeignReply means that something replied that is not an Autonats handler, such as a
	// JetStream stream that captures the subject.
	ReasonForeignReply = fault.ReasonForeignReply
	// ReasonUnsupportedFeature means that the request requires a feature that the handler does not
	// have.
	ReasonUnsupportedFeature = fault.ReasonUnsupportedFeature
	// ReasonClosed means that the connection was closed for good.
	ReasonClosed = fault.ReasonClosed
)

// Outcome describes what may be assumed about the handler's side.
type Outcome = fault.Outcome

// The outcomes.
const (
	// OutcomeNotSent means that the request never left this process.
	OutcomeNotSent = fault.OutcomeNotSent
	// OutcomeNotDelivered means that the server found nobody to deliver it to.
	OutcomeNotDelivered = fault.OutcomeNotDelivered
	// OutcomeRejected means that a handler received it and did not start it.
	OutcomeRejected = fault.OutcomeRejected
	// OutcomeFailed means that the handler ran and answered with this error.
	OutcomeFailed = fault.OutcomeFailed
	// OutcomeUnknown means that the handler may have run, or may still.
	OutcomeUnknown = fault.OutcomeUnknown
	// OutcomeCancelled means that the caller gave up; the handler may have run.
	OutcomeCancelled = fault.OutcomeCancelled
)

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
// error; [OutcomeUnknown] for one that no call made, and "" for nil.
func OutcomeOf(err error) Outcome {
	return fault.OutcomeOf(err)
}

// IsSafeToRetry reports whether a call that ended with this error may be made again: it did not
// run, or running twice does no harm, and the cause may be gone by then. idempotent says that the
// method may run more than once for one call.
func IsSafeToRetry(err error, idempotent bool) bool {
	return fault.IsSafeToRetry(err, idempotent)
}
