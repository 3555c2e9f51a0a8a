package autonatsprom

import (
	"slices"
	"testing"

	"github.com/zyra/autonats/go/observe"
)

type fakeHandler struct {
	observe.Handler
	ready bool
}

func (f *fakeHandler) Service() string             { return "Lamp" }
func (f *fakeHandler) Version() string             { return "" }
func (f *fakeHandler) Ready() bool                 { return f.ready }
func (f *fakeHandler) State() observe.HandlerState { return observe.Serving }

type fakeConnection struct{ status string }

func (f *fakeConnection) Status() string { return f.status }

func TestReadiness(t *testing.T) {
	m := New()
	observer := m.Observer()
	expect := func(want ...string) {
		t.Helper()
		if got := m.Readiness(); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	expect()
	connection, handler := &fakeConnection{"up"}, &fakeHandler{}
	observer.OnConnectionUsed(connection)
	observer.OnHandlerCreated(handler)
	expect("the handler of Lamp does not serve")
	handler.ready = true
	expect()
	connection.status = "down"
	observer.OnConnectionChanged("down", connection)
	expect("a connection to NATS is down")
	connection.status = "closed"
	observer.OnConnectionChanged("closed", connection)
	expect("a connection to NATS is closed")
	observer.OnConnectionUsed(&fakeConnection{"up"})
	expect()
	observer.OnHandlerEnded(handler)
	expect("the handler of Lamp has ended")
	observer.OnHandlerCreated(&fakeHandler{ready: true})
	expect()
}
