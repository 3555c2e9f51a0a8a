package client

import (
	"context"
	"testing"

	"github.com/zyra/autonats/go/autonatstest"
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/options"
)

// At the deadline, the newest attempt has no reply, and then one before it turns out to have been
// refused: the call may have run.
func TestCallIsNotReportedRefusedThatMayHaveRun(t *testing.T) {
	caller := NewCaller(autonatstest.NewNetwork().Connect(), &descriptor.Service{Name: "User", Subject: "user"})
	m := caller.bind("GetById", pipeline.Unary, 1)
	o := m.newOptions(options.Call{})
	p := &prepared{options: &o, deadline: now()}
	earlier, newest := &pendingCall{bound: m, prepared: *p}, &pendingCall{bound: m, prepared: *p}
	r := attemptRace{method: m, failed: &failedAttempts{count: 1}, newest: newest, earlier: []*pendingCall{earlier}}
	if isOver, err := r.lose(context.Background(), p, newest, m.failed(&fault.TimedOut, nil)); isOver {
		t.Fatalf("the call has ended with %v, while an attempt may still be answered", err)
	}
	refused := &fault.Error{Code: fault.CodeDeadlineExceeded, Reason: fault.ReasonExpired, Outcome: fault.OutcomeRejected}
	isOver, err := r.lose(context.Background(), p, earlier, refused)
	if outcome := fault.OutcomeOf(err); !isOver || outcome != fault.OutcomeUnknown {
		t.Errorf("the call is reported as %v (over: %v), want that its outcome is not known", outcome, isOver)
	}
}
