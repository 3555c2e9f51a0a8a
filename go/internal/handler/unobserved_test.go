package handler

import (
	"testing"
)

// tellAll goes through all places where the observers of a handler are told of a call.
func tellAll(o *callObserver, call *servedCall) {
	o.received(call)
	o.admitted(call, false)
	o.started(call)
	o.methodEnded(call, nil, 0)
	o.sent(call, 0)
	o.settled(call)
}

func TestARequestThatNobodyObservesAllocatesNothingForObservers(t *testing.T) {
	o, call := newCallObserver(nil), new(servedCall)
	if got := testing.AllocsPerRun(100, func() { tellAll(&o, call) }); got != 0 {
		t.Errorf("it allocates %v times", got)
	}
}

func BenchmarkUnobserved(b *testing.B) {
	o, call := newCallObserver(nil), new(servedCall)
	for b.Loop() {
		tellAll(&o, call)
	}
}
