package fault

// What follows from how a call has failed, for whoever decides by it: retries, throttles, metrics,
// and users. The TypeScript runtime has the same tables, in packages/runtime/src/errors/outcomes.ts;
// conformance/transitions/outcomes.jsonl has every row.

// Repeatable is whether a failed call may be made again.
type Repeatable string

// The answers.
const (
	Never Repeatable = "never"
	// IfIdempotent means that the method may run more than once for one call.
	IfIdempotent Repeatable = "idempotent"
	// Always means that the call did not run.
	Always Repeatable = "always"
)

// LoadSign is what a reply says about the load of handlers; empty where it says nothing.
type LoadSign string

// The signs.
const (
	// LoadRefused means that a handler had no room.
	LoadRefused LoadSign = "refused"
	// LoadAnswered means that a handler had room.
	LoadAnswered LoadSign = "answered"
)

// InstanceSign is what the end of an attempt says about the instance that it went to; empty where it
// says nothing.
type InstanceSign string

// The signs.
const (
	InstanceAnswered InstanceSign = "answered"
	// InstanceBusy means that it had no room.
	InstanceBusy InstanceSign = "busy"
	// InstanceGone means that it is not there, or about to leave.
	InstanceGone InstanceSign = "gone"
	// InstanceDenied means that the server does not allow calls to it.
	InstanceDenied InstanceSign = "denied"
	// InstanceSilent means that it did not answer in time.
	InstanceSilent InstanceSign = "silent"
	InstanceFailed InstanceSign = "failed"
)

// OutcomeOfReply returns the outcome of a call that was answered with an error.
func OutcomeOfReply(code Code, reason Reason, isDeclared bool) Outcome {
	if isDeclared {
		return OutcomeCompleted
	}
	switch reason {
	case ReasonBusy, ReasonDraining, ReasonExpired, ReasonUnsupportedFeature:
		return OutcomeRejected
	}
	switch {
	case code == CodeDeadlineExceeded:
		// At the deadline of running work the handler answers, and the work may go on.
		return OutcomeUnknown
	case code == CodeCancelled:
		return OutcomeCancelled
	case code.IsServerError() || code == CodeResourceExhausted:
		return OutcomeFailed
	default:
		return OutcomeCompleted
	}
}

// RepeatableOf returns whether a call that has failed so may be made again.
func RepeatableOf(e *Error) Repeatable {
	if e.Reason == ReasonTooLarge || e.Reason == ReasonClosed {
		return Never
	}
	// It may be gone when the call is made again a moment later.
	isPassing := e.Code == CodeUnavailable || e.Code == CodeResourceExhausted || e.Code == CodeDeadlineExceeded
	// A handler has failed, and another one may not.
	isCrash := e.Code == CodeInternal || e.Code == CodeUnknown
	switch e.Outcome {
	case OutcomeNotSent, OutcomeNotDelivered, OutcomeRejected:
		if isPassing {
			return Always
		}
	case OutcomeFailed, OutcomeUnknown:
		if isPassing || isCrash {
			return IfIdempotent
		}
	}
	return Never
}

// MayHaveRun reports whether a call that has failed so may have run.
func MayHaveRun(e *Error) bool {
	return e.Outcome != OutcomeNotSent && e.Outcome != OutcomeNotDelivered && e.Outcome != OutcomeRejected
}

// LoadSignOf returns what a failure says about the load of handlers.
func LoadSignOf(e *Error) LoadSign {
	switch {
	case e.Outcome == OutcomeRejected && e.Reason == ReasonBusy:
		return LoadRefused
	case e.Outcome == OutcomeCompleted, e.Outcome == OutcomeFailed:
		return LoadAnswered
	default:
		return ""
	}
}

// InstanceSignOf returns what a failure says about the instance that was called.
func InstanceSignOf(e *Error) InstanceSign {
	switch e.Outcome {
	case OutcomeNotDelivered:
		if e.Code == CodePermissionDenied {
			return InstanceDenied
		}
		return InstanceGone
	case OutcomeRejected:
		switch e.Reason {
		case ReasonBusy:
			return InstanceBusy
		case ReasonDraining:
			return InstanceGone
		}
	case OutcomeCompleted:
		return InstanceAnswered
	case OutcomeFailed:
		if e.Code == CodeResourceExhausted {
			// Such as a result that is too large: the call is to blame.
			return InstanceAnswered
		}
		return InstanceFailed
	case OutcomeUnknown:
		switch {
		case e.Code == CodePermissionDenied:
			return InstanceDenied
		case e.Code == CodeDeadlineExceeded:
			return InstanceSilent
		case e.Reason == ReasonMalformedReply:
			return InstanceFailed
		}
	}
	return ""
}
