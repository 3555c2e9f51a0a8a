package fault

// Code is the kind of failure that a call ended with. The set is closed; the names are those that
// gRPC gave them.
//
// A code is an error too, for use as a target: errors.Is(err, autonats.CodeNotFound).
type Code string

// The codes.
const (
	// CodeCancelled means that the caller gave up.
	CodeCancelled Code = "CANCELLED"
	// CodeUnknown stands for a failure that nothing more is known of.
	CodeUnknown Code = "UNKNOWN"
	// CodeInvalidArgument means that the request breaks its type; [Error.Path] says where.
	CodeInvalidArgument Code = "INVALID_ARGUMENT"
	// CodeDeadlineExceeded means that the time for the call was over before its answer came.
	CodeDeadlineExceeded Code = "DEADLINE_EXCEEDED"
	// CodeNotFound means that what was asked for does not exist.
	CodeNotFound Code = "NOT_FOUND"
	// CodeAlreadyExists means that what was to be made exists.
	CodeAlreadyExists Code = "ALREADY_EXISTS"
	// CodePermissionDenied means that the caller may not do this.
	CodePermissionDenied Code = "PERMISSION_DENIED"
	// CodeResourceExhausted means that something is used up, such as the slots of a method.
	CodeResourceExhausted Code = "RESOURCE_EXHAUSTED"
	// CodeFailedPrecondition means that the system is not in the state that the call needs.
	CodeFailedPrecondition Code = "FAILED_PRECONDITION"
	// CodeAborted means that the call lost against another one.
	CodeAborted Code = "ABORTED"
	// CodeOutOfRange means that a well-formed argument is past the end of something.
	CodeOutOfRange Code = "OUT_OF_RANGE"
	// CodeUnimplemented means that the service does not have the method.
	CodeUnimplemented Code = "UNIMPLEMENTED"
	// CodeInternal means that the handler, or what came from it, is broken.
	CodeInternal Code = "INTERNAL"
	// CodeUnavailable means that nobody could be reached.
	CodeUnavailable Code = "UNAVAILABLE"
	// CodeDataLoss means that data is gone or damaged.
	CodeDataLoss Code = "DATA_LOSS"
	// CodeUnauthenticated means that the caller did not say who it is.
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

// CodeOfNumber reads back a number alone, for replies of services that are not ours. What is no
// number of ours is unknown.
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
