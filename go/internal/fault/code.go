package fault

import "strings"

// Code is the kind of failure that a call ended with. The set is closed; the names are those that
// gRPC gave them.
//
// A code is an error too, for use as a target: errors.Is(err, autonats.CodeNotFound).
type Code string

// The codes.
const (
	// CodeCancelled means that the caller cancelled the call.
	CodeCancelled Code = "CANCELLED"
	// CodeUnknown means that nothing more is known about the failure.
	CodeUnknown Code = "UNKNOWN"
	// CodeInvalidArgument means that the request does not match its type; [Error.Path] says where.
	CodeInvalidArgument Code = "INVALID_ARGUMENT"
	// CodeDeadlineExceeded means that the deadline passed before the reply came.
	CodeDeadlineExceeded Code = "DEADLINE_EXCEEDED"
	// CodeNotFound means that what was asked for does not exist.
	CodeNotFound Code = "NOT_FOUND"
	// CodeAlreadyExists means that what was to be created already exists.
	CodeAlreadyExists Code = "ALREADY_EXISTS"
	// CodePermissionDenied means that the caller may not do this.
	CodePermissionDenied Code = "PERMISSION_DENIED"
	// CodeResourceExhausted means that a limit was reached, such as the concurrency of a method.
	CodeResourceExhausted Code = "RESOURCE_EXHAUSTED"
	// CodeFailedPrecondition means that the system is not in the state that the call needs.
	CodeFailedPrecondition Code = "FAILED_PRECONDITION"
	// CodeAborted means that the call conflicted with another one.
	CodeAborted Code = "ABORTED"
	// CodeOutOfRange means that a well-formed argument is past the end of something.
	CodeOutOfRange Code = "OUT_OF_RANGE"
	// CodeUnimplemented means that the service does not have the method.
	CodeUnimplemented Code = "UNIMPLEMENTED"
	// CodeInternal means that the handler failed, or that its reply is invalid.
	CodeInternal Code = "INTERNAL"
	// CodeUnavailable means that no handler could be reached.
	CodeUnavailable Code = "UNAVAILABLE"
	// CodeDataLoss means that data was lost or corrupted.
	CodeDataLoss Code = "DATA_LOSS"
	// CodeUnauthenticated means that the caller is not authenticated.
	CodeUnauthenticated Code = "UNAUTHENTICATED"
)

// Error returns the code's name.
func (c Code) Error() string {
	return string(c)
}

// Number returns the value of the Nats-Service-Error-Code header for the code, and "" for an
// unknown code.
func (c Code) Number() string {
	switch c {
	case CodeCancelled:
		return "499"
	case CodeUnknown, CodeInternal, CodeDataLoss:
		return "500"
	case CodeInvalidArgument:
		return "400"
	case CodeDeadlineExceeded:
		return "504"
	case CodeNotFound:
		return "404"
	case CodeAlreadyExists, CodeAborted:
		return "409"
	case CodePermissionDenied:
		return "403"
	case CodeResourceExhausted:
		return "429"
	case CodeFailedPrecondition:
		return "412"
	case CodeOutOfRange:
		return "416"
	case CodeUnimplemented:
		return "501"
	case CodeUnavailable:
		return "503"
	case CodeUnauthenticated:
		return "401"
	default:
		return ""
	}
}

// IsServerError reports whether a code says that the handler failed, and not just that its caller
// does not like the answer: those whose number is one of HTTP's 500s.
func (c Code) IsServerError() bool {
	return strings.HasPrefix(c.Number(), "5")
}

// CodeOfNumber returns the code of a number alone, for replies of other services; CodeUnknown for
// other numbers.
func CodeOfNumber(number string) Code {
	switch number {
	case "400":
		return CodeInvalidArgument
	case "401":
		return CodeUnauthenticated
	case "403":
		return CodePermissionDenied
	case "404":
		return CodeNotFound
	case "409":
		return CodeAborted
	case "412":
		return CodeFailedPrecondition
	case "416":
		return CodeOutOfRange
	case "429":
		return CodeResourceExhausted
	case "499":
		return CodeCancelled
	case "501":
		return CodeUnimplemented
	case "503":
		return CodeUnavailable
	case "504":
		return CodeDeadlineExceeded
	default:
		return CodeUnknown
	}
}
