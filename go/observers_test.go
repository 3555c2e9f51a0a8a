package autonats_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// diary is what an observer was told, in its order.
type diary struct {
	mu    sync.Mutex
	pages []string
	calls map[*autonats.ObservedCall]bool
}

func (d *diary) note(call *autonats.ObservedCall, format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.calls == nil {
		d.calls = map[*autonats.ObservedCall]bool{}
	}
	if call != nil {
		d.calls[call] = true
		format = call.Method + " " + format
	}
	d.pages = append(d.pages, fmt.Sprintf(format, args...))
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Join(d.pages, ", ")
}

func (d *diary) callCount() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.calls)
}

func (d *diary) observer() autonats.Observer {
	return autonats.Observer{
		OnCallStarted: func(_ context.Context, c *autonats.ObservedCall, _ time.Duration) { d.note(c, "started") },
		OnAttemptSent: func(c *autonats.ObservedCall, attempt, bytes int) {
			d.note(c, "attempt %d of %d bytes", attempt, bytes)
		},
		OnAttemptEnded: func(c *autonats.ObservedCall, attempt int, err error) {
			d.note(c, "attempt %d ended %q", attempt, autonats.CodeOf(err))
		},
		OnCallSettled: func(c *autonats.ObservedCall, err error, _ time.Duration) {
			d.note(c, "settled %q", autonats.CodeOf(err))
		},

		OnRequestReceived: func(c *autonats.ObservedCall) { d.note(c, "received %d bytes", c.Bytes) },
		OnRequestAdmitted: func(c *autonats.ObservedCall, isQueued bool) { d.note(c, "admitted %v", isQueued) },
		OnRequestRefused:  func(c *autonats.ObservedCall, reason string) { d.note(c, "refused %s", reason) },
		OnMethodStarted:   func(c *autonats.ObservedCall, _ time.Duration) { d.note(c, "runs") },
		OnMethodEnded:     func(c *autonats.ObservedCall, err error, took time.Duration) { d.note(c, "ended %v", err) },
		OnReplySent:       func(c *autonats.ObservedCall, bytes int) { d.note(c, "replied %d bytes", bytes) },
		OnReplyDropped:    func(c *autonats.ObservedCall, reason string) { d.note(c, "dropped %s", reason) },

		OnRequestSettled: func(c *autonats.ObservedCall, code autonats.Code, took time.Duration) {
			d.note(c, "answered %q", code)
		},
		OnHandlerCreated: func(h observe.Handler) { d.note(nil, "handler of %s", h.Service()) },
		OnHandlerEnded:   func(h observe.Handler) { d.note(nil, "handler ended, ready %v", h.Ready()) },

		OnConnectionUsed:    func(c observe.Connection) { d.note(nil, "connection used, %s", c.Status()) },
		OnConnectionChanged: func(state string, _ observe.Connection) { d.note(nil, "connection %s", state) },
	}
}

func (d *diary) expect(t *testing.T, calls int, want ...string) {
	t.Helper()
	eventually(t, fmt.Sprintf("the diary says %q; it says %s", want, d), func() bool { return d.String() == strings.Join(want, ", ") })
	if got := d.callCount(); got != calls {
		t.Errorf("%d calls were told of, want %d", got, calls)
	}
}

func startObserved(t *testing.T, connect func() autonats.Connection, server *users, more ...autonats.HandlerOption) (*pair, *diary, *diary) {
	t.Helper()
	calling, serving := &diary{}, &diary{}
	// Observers are the user's code: what they panic with changes nothing.
	broken := autonats.Observer{
		OnCallStarted:   func(context.Context, *autonats.ObservedCall, time.Duration) { panic("observer") },
		OnMethodStarted: func(*autonats.ObservedCall, time.Duration) { panic("observer") },
		OnReplySent:     func(*autonats.ObservedCall, int) { panic("observer") },
	}
	p := startPair(t, connect, server, with{
		client:  []autonats.ClientOption{autonats.WithObservers(broken), autonats.WithObservers(calling.observer())},
		handler: append(more, autonats.WithObservers(broken, serving.observer())),
	})
	return p, calling, serving
}

func TestObserversOfACall(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		p, calling, serving := startObserved(t, connect, &users{})
		if err := p.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		// The reply may be here before the handler's observers know that it was sent.
		eventually(t, "the first call is over", func() bool { return strings.Contains(serving.String(), `DeleteAll answered ""`) })
		if _, err := p.client.GetById(t.Context(), "nobody"); err == nil {
			t.Fatal("there is somebody")
		}
		calling.expect(t, 2, "connection used, up",
			"DeleteAll started", "DeleteAll attempt 1 of 2 bytes", `DeleteAll attempt 1 ended ""`, `DeleteAll settled ""`,
			"GetById started", "GetById attempt 1 of 15 bytes", `GetById attempt 1 ended "NOT_FOUND"`, `GetById settled "NOT_FOUND"`)
		p.handler.Shutdown()
		eventually(t, "the handler has ended", func() bool { return strings.HasSuffix(serving.String(), "handler ended, ready false") })
		text := serving.String()
		if !strings.HasPrefix(text, "connection used, up, handler of User, ") || !strings.Contains(text, `GetById answered "NOT_FOUND"`) {
			t.Errorf("the handler's says %s", text)
		}
		for _, want := range []string{
			"DeleteAll received 2 bytes, DeleteAll admitted false, DeleteAll runs, DeleteAll ended <nil>, DeleteAll replied 5 bytes, DeleteAll answered \"\"",
			"GetById received 15 bytes, GetById admitted false, GetById runs, GetById ended no user nobody, GetById replied",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("the handler's says %s", text)
			}
		}
	})
}

func TestObserversOfAOneWayCall(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		p, calling, serving := startObserved(t, connect, &users{})
		p.client.Touch(t.Context(), "1")
		serving.expect(t, 1, "connection used, up", "handler of User",
			"Touch received 10 bytes", "Touch admitted false", "Touch runs", "Touch ended <nil>", `Touch answered ""`)
		calling.expect(t, 1, "connection used, up",
			"Touch started", "Touch attempt 1 of 10 bytes", `Touch attempt 1 ended ""`, `Touch settled ""`)
	})
}

// tornLink is down for the first request that is published, which is not sent.
type tornLink struct {
	*autonatstest.Link
	wasDown atomic.Bool
}

func (l *tornLink) Publish(subject, reply string, head, body []byte) error {
	if reply != "" && !l.wasDown.Swap(true) {
		return link.ErrDown
	}
	return l.Link.Publish(subject, reply, head, body)
}

func TestObserversOfARequestThatIsSentAtTheSecondTry(t *testing.T) {
	network, calling := autonatstest.NewNetwork(), &diary{}
	serve(t, network.Connect(), &users{})
	torn := &tornLink{Link: network.Connect()}
	client := newClient(torn, autonats.WithWaitForReady(), autonats.WithObservers(calling.observer()))
	if err := client.DeleteAll(t.Context()); err != nil || !torn.wasDown.Load() {
		t.Fatalf("failed with %v", err)
	}
	calling.expect(t, 1, "connection used, up",
		"DeleteAll started", "DeleteAll attempt 1 of 2 bytes", `DeleteAll attempt 1 ended ""`, `DeleteAll settled ""`)
}

func TestObserversOfRefusals(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		g := newGate()
		only := autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Concurrency: 1, Queue: 1}})
		p, _, serving := startObserved(t, connect, &users{deleteAll: g.pass}, only)
		results := make(chan error, 2)
		for n := range 2 {
			go func() { results <- p.client.DeleteAll(t.Context()) }()
			eventually(t, "it was admitted", func() bool { return strings.Count(serving.String(), "admitted") == n+1 })
		}
		err := p.client.DeleteAll(t.Context())
		expectFailure(t, err, autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
		// The handler notes its answer after it was sent, and so perhaps after it has come.
		eventually(t, "the refusal is answered", func() bool {
			return strings.HasSuffix(serving.String(), `DeleteAll received 2 bytes, DeleteAll refused BUSY, DeleteAll answered "RESOURCE_EXHAUSTED"`)
		})
		if text := serving.String(); !strings.Contains(text, "admitted true") {
			t.Errorf("the handler's says %s", text)
		}
		close(g.open)
		for range 2 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
	})
}

// Each attempt of a retry is told of, and a call that a cache answers has none.
func TestObserversAndInterceptors(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		serve(t, connect(), &users{})
		cached := false
		twice := func(next autonats.Next) autonats.Next {
			return func(ctx context.Context, call autonats.Call) (any, error) {
				if cached {
					return nil, nil
				}
				_, _ = next(ctx, call)
				return next(ctx, call)
			}
		}
		calling := &diary{}
		client := newClient(connect(), autonats.WithInterceptors(twice), autonats.WithObservers(calling.observer()))
		for range 2 {
			if err := client.DeleteAll(t.Context()); err != nil {
				t.Fatal(err)
			}
			cached = true
		}
		calling.expect(t, 2, "connection used, up", "DeleteAll started",
			"DeleteAll attempt 1 of 2 bytes", `DeleteAll attempt 1 ended ""`,
			"DeleteAll attempt 2 of 2 bytes", `DeleteAll attempt 2 ended ""`, `DeleteAll settled ""`,
			"DeleteAll started", `DeleteAll settled ""`)
	})
}

func TestObserversOfTheConnection(t *testing.T) {
	s := startServer(t)
	calling, serving := &diary{}, &diary{}
	serve(t, s.connect(), &users{}, autonats.WithObservers(serving.observer()))
	nc := s.connect()
	newClient(nc, autonats.WithObservers(calling.observer()))
	s.kill()
	serving.expect(t, 0, "connection used, up", "handler of User", "connection down")
	calling.expect(t, 0, "connection used, up", "connection down")
	s.start()
	serving.expect(t, 0, "connection used, up", "handler of User", "connection down", "connection up")
	calling.expect(t, 0, "connection used, up", "connection down", "connection up")
	nc.Close()
	calling.expect(t, 0, "connection used, up", "connection down", "connection up", "connection closed")
}
