package fault

import (
	"context"

	"github.com/zyra/autonats/go/internal/guard"
)

// CodeOf returns the code of an error: that of the [Error] in its chain, else the code for an error
// of package context, else [CodeUnknown]. For nil it returns "".
func CodeOf(err error) Code {
	failure, ok := errorIn(err)
	switch {
	case err == nil:
		return ""
	case ok:
		return failure.Code
	case guard.Is(err, context.DeadlineExceeded):
		return CodeDeadlineExceeded
	case guard.Is(err, context.Canceled):
		return CodeCancelled
	default:
		return CodeUnknown
	}
}

// OutcomeOf returns what may be assumed about the handler's side of a call that ended with this
// error; [OutcomeUnknown] for one that no call made, and "" for nil.
func OutcomeOf(err error) Outcome {
	if err == nil {
		return ""
	}
	if failure, ok := errorIn(err); ok && failure.Outcome != "" {
		return failure.Outcome
	}
	return OutcomeUnknown
}

// IsSafeToRetry reports whether a call that ended with this error may be made again: it did not
// run, or running twice does no harm, and the cause may be gone by then. idempotent says that the
// method may run more than once for one call.
func IsSafeToRetry(err error, idempotent bool) bool {
	failure, ok := errorIn(err)
	if !ok || failure.Service == "" {
		return false
	}
	repeatable := RepeatableOf(failure)
	return repeatable == Always || repeatable == IfIdempotent && idempotent
}

func errorIn(err error) (*Error, bool) {
	failure, ok := guard.As[*Error](err)
	return failure, ok && failure != nil
}
