package fault

import (
	"slices"
	"testing"
)

// The server errors are those of OpenTelemetry's conventions for RPC.
func TestServerErrors(t *testing.T) {
	want := []Code{CodeUnknown, CodeDeadlineExceeded, CodeUnimplemented, CodeInternal, CodeUnavailable, CodeDataLoss}
	all := []Code{
		CodeCancelled, CodeUnknown, CodeInvalidArgument, CodeDeadlineExceeded, CodeNotFound, CodeAlreadyExists,
		CodePermissionDenied, CodeResourceExhausted, CodeFailedPrecondition, CodeAborted, CodeOutOfRange,
		CodeUnimplemented, CodeInternal, CodeUnavailable, CodeDataLoss, CodeUnauthenticated,
	}
	got := slices.DeleteFunc(all, func(code Code) bool { return !code.IsServerError() })
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
