package autonats

import (
	"testing"
	"time"
)

// The alarm nearly always takes expired calls out of the queue in time. When it does not, they still never start.
func TestExpiredCallsAreSkipped(t *testing.T) {
	h := &Handler{idle: make(chan struct{}, 1)}
	p := &endpoint{oneWay: true, handler: h, admission: admission{slots: 1}}
	at := now()
	running := &servedCall{endpoint: p, answered: true, deadline: at.after(time.Hour)}
	late := &servedCall{endpoint: p, answered: true, deadline: at}
	inTime := &servedCall{endpoint: p, answered: true, deadline: at.after(time.Hour)}
	p.admission.run(running)
	p.admission.queue(late)
	p.admission.queue(inTime)
	h.active.Store(3)
	if next := p.end(running); next != inTime {
		t.Fatal("not the call that is in time comes next")
	}
	if !late.failed || p.stats.errors != 1 || p.stats.lastError != expiredReply.summary {
		t.Errorf("got %+v", p.stats)
	}
	if p.end(inTime) != nil || h.active.Load() != 0 {
		t.Error("something is left")
	}
}
