package autonats

import (
	"errors"
	"log/slog"
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

// A method may notice the deadline before the alarm does, mostly by a call of its own. What it then fails with and does not declare says less than the deadline.
func TestFailureAfterTheDeadline(t *testing.T) {
	own := NewError(CodeAborted, "its own")
	nested := &Error{Code: CodeDeadlineExceeded, Message: "no reply came in time", Service: "Stock"}
	for _, c := range []struct {
		name string
		left time.Duration
		err  error
		want string
	}{
		{"an undeclared one, late", 0, errors.New("secret"), timedOutReply.summary},
		{"that of a nested call, late", 0, nested, timedOutReply.summary},
		{"a panic, late", 0, panicked{value: "secret"}, timedOutReply.summary},
		{"one of the method's own, late", 0, own, "ABORTED: its own"},
		{"an undeclared one, in time", time.Hour, errors.New("secret"), internalReply().summary},
		{"that of a nested call, in time", time.Hour, nested, internalReply().summary},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := &Handler{idle: make(chan struct{}, 1), events: events{slog.New(slog.DiscardHandler), "User"}}
			p := &endpoint{oneWay: true, handler: h, admission: admission{slots: 1}}
			call := &servedCall{endpoint: p, answered: true, deadline: now().after(c.left)}
			p.admission.run(call)
			p.failBy(call, c.err)
			if p.stats.lastError != c.want || p.stats.errors != 1 {
				t.Errorf("got %+v", p.stats)
			}
		})
	}
}
