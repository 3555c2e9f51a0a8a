package autonats_test

import (
	"context"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
)

func TestOneWay(t *testing.T) {
	touched := make(chan string, 10)
	m := startMesh(t, &users{touch: func(_ context.Context, id string) { touched <- id }})
	m.client.Touch(t.Context(), "42")
	if id := <-touched; id != "42" {
		t.Errorf("got %q", id)
	}
	t.Run("is never answered", func(t *testing.T) {
		inbox, err := m.calling.SubscribeSync("_INBOX.x")
		if err != nil {
			t.Fatal(err)
		}
		for _, body := range []string{`{"id":"7"}`, `{"id":7}`} {
			if err := m.calling.PublishRequest("autonats.user.Touch", "_INBOX.x", []byte(body)); err != nil {
				t.Fatal(err)
			}
		}
		<-touched
		eventually(t, "both have ended", func() bool {
			touch := serviceStats(t, m.calling, m.handler.Instance()).Endpoints[3]
			return touch.NumRequests == 3 && touch.NumErrors == 1
		})
		if message, err := inbox.NextMsg(50 * time.Millisecond); err == nil {
			t.Errorf("answered %s", message.Data)
		}
	})
	t.Run("to nobody", func(t *testing.T) {
		newClient(m.calling, autonats.WithPrefix("elsewhere")).Touch(t.Context(), "1")
	})
}

// What goes wrong on the caller's side is logged and does nothing else.
func TestOneWayFailures(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	down := s.connect()
	down.Close()
	for name, c := range map[string]struct {
		send func(client autonats.ClientOption)
		want string
	}{
		"a value that cannot be sent": {func(o autonats.ClientOption) { newClient(nc, o).Touch(t.Context(), "\xff") }, "id is not UTF-8"},
		"more than the server takes": {
			func(o autonats.ClientOption) { newClient(nc, o).Touch(t.Context(), strings.Repeat("x", 1<<20)) }, "accepts at most 1048576",
		},
		"no time left":        {func(o autonats.ClientOption) { newClient(nc, o).With(autonats.CallTimeout(0)).Touch(t.Context(), "1") }, "DEADLINE_EXCEEDED"},
		"given up before":     {func(o autonats.ClientOption) { newClient(nc, o).Touch(cancelled, "1") }, "CANCELLED"},
		"a closed connection": {func(o autonats.ClientOption) { newClient(down, o).Touch(t.Context(), "1") }, "is closed"},
	} {
		t.Run(name, func(t *testing.T) {
			logger, written := capturedLog()
			c.send(autonats.WithLogger(logger))
			if !strings.Contains(written.String(), c.want) || !strings.Contains(written.String(), `"method":"Touch"`) {
				t.Errorf("the log says %s", written)
			}
		})
	}
}

func TestOneWayWhileDisconnected(t *testing.T) {
	s := startServer(t)
	touched := make(chan string, 10)
	handling := s.connect()
	serve(t, handling, &users{touch: func(_ context.Context, id string) { touched <- id }})
	nc := s.connect()
	s.kill()
	eventually(t, "the connection is down", func() bool { return !nc.IsConnected() })
	logger, written := capturedLog()
	newClient(nc, autonats.WithLogger(logger)).Touch(t.Context(), "lost")
	if !strings.Contains(written.String(), "a one-way call was not sent: not connected to NATS") {
		t.Errorf("the log says %s", written)
	}
	// A client that may wait does so without holding up its caller. The handler has to be back
	// first.
	client := newClient(nc, autonats.WithWaitForReady())
	s.start()
	eventually(t, "the handler is back", func() bool { return handling.IsConnected() && handling.Flush() == nil })
	eventually(t, "a call arrives", func() bool {
		client.Touch(t.Context(), "late")
		select {
		case id := <-touched:
			if id != "late" {
				t.Errorf("got %q", id)
			}
			return true
		case <-time.After(10 * time.Millisecond):
			return false
		}
	})
}

// A one-way method that panics, or that is called more often than it can be run, disturbs nobody.
func TestOneWayMethodFails(t *testing.T) {
	s := startServer(t)
	logger, written := capturedLog()
	g := newGate()
	handler := serve(t, s.connect(), &users{touch: func(ctx context.Context, id string) {
		if id == "panic" {
			panic("on purpose")
		}
		_ = g.pass(ctx)
	}}, autonats.WithLogger(logger), autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Queue: 5}}))
	nc := s.connect()
	client := newClient(nc)
	client.Touch(t.Context(), "panic")
	eventually(t, "the panic is logged", func() bool {
		return strings.Contains(written.String(), "a one-way method failed") && strings.Contains(written.String(), "on purpose")
	})
	for range 20 {
		client.Touch(t.Context(), "1")
	}
	eventually(t, "those that have no room are dropped", func() bool {
		return strings.Contains(written.String(), "dropped a one-way call: concurrency limit reached")
	})
	if requests := serviceStats(t, nc, handler.Instance()).Endpoints[3].NumRequests; requests != 11 {
		t.Errorf("%d were admitted", requests)
	}
	close(g.open)
}
