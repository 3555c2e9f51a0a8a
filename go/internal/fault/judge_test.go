package fault_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/zyra/autonats/go/internal/fault"
)

func TestIsSafeToRetry(t *testing.T) {
	for _, test := range []struct {
		code          fault.Code
		outcome       fault.Outcome
		reason        fault.Reason
		want, wantAny bool
	}{
		{fault.CodeUnavailable, fault.OutcomeNotSent, fault.ReasonDisconnected, true, true},
		{fault.CodeUnavailable, fault.OutcomeNotSent, fault.ReasonClosed, false, false},
		{fault.CodeUnavailable, fault.OutcomeNotDelivered, "", true, true},
		{fault.CodeUnavailable, fault.OutcomeUnknown, fault.ReasonDisconnected, false, true},
		{fault.CodeResourceExhausted, fault.OutcomeRejected, "", true, true},
		{fault.CodeResourceExhausted, fault.OutcomeNotSent, fault.ReasonTooLarge, false, false},
		{fault.CodeDeadlineExceeded, fault.OutcomeUnknown, "", false, true},
		{fault.CodeUnavailable, fault.OutcomeCancelled, "", false, false},
		{fault.CodeUnavailable, fault.OutcomeFailed, "", false, true},
		{fault.CodeUnavailable, fault.OutcomeCompleted, "", false, false},
		{fault.CodeInternal, fault.OutcomeFailed, "", false, true},
		{fault.CodeInternal, fault.OutcomeUnknown, fault.ReasonMalformedReply, false, true},
		{fault.CodeUnimplemented, fault.OutcomeFailed, "", false, false},
		{fault.CodeResourceExhausted, fault.OutcomeFailed, fault.ReasonTooLarge, false, false},
		{fault.CodePermissionDenied, fault.OutcomeUnknown, "", false, false},
		{fault.CodeInvalidArgument, fault.OutcomeRejected, "", false, false},
		{fault.CodePermissionDenied, fault.OutcomeNotDelivered, "", false, false},
	} {
		failure := &fault.Error{Service: "User", Code: test.code, Outcome: test.outcome, Reason: test.reason}
		err := fmt.Errorf("looking: %w", failure)
		if fault.IsSafeToRetry(err, false) != test.want || fault.IsSafeToRetry(err, true) != test.wantAny {
			t.Errorf("%+v is judged otherwise", test)
		}
		failure.Service = ""
		if fault.IsSafeToRetry(err, true) {
			t.Errorf("%+v may be repeated although no call ended with it", test)
		}
	}
	for _, err := range []error{nil, errors.New("x"), context.DeadlineExceeded} {
		if fault.IsSafeToRetry(err, true) {
			t.Errorf("%v may be repeated", err)
		}
	}
}

func TestErrorfKeepsWrappedTextsToItself(t *testing.T) {
	secret := errors.New("hunter2")
	for _, test := range []struct {
		format string
		args   []any
		want   string
	}{
		{"locked by %s: %w", []any{"ann", secret}, "locked by ann"},
		{"%w", []any{secret}, ""},
		{"%w and %w", []any{secret, secret}, " and"},
		{"100%% of %d: %w", []any{3, secret}, "100% of 3"},
	} {
		e := fault.Errorf(fault.CodeAborted, test.format, test.args...)
		if got := e.SentMessage(); got != test.want {
			t.Errorf("%q sends %q, want %q", test.format, got, test.want)
		}
		if !errors.Is(e, secret) || e.Message != fmt.Errorf(test.format, test.args...).Error() {
			t.Errorf("%q has lost its cause or its message: %v", test.format, e)
		}
	}
}
