package autonats_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// gate lets methods wait until the test opens it.
type gate struct {
	running atomic.Int32
	most    atomic.Int32
	open    chan struct{}
}

func newGate() *gate {
	return &gate{open: make(chan struct{})}
}

func (g *gate) pass(context.Context) error {
	now := g.running.Add(1)
	for most := g.most.Load(); now > most && !g.most.CompareAndSwap(most, now); most = g.most.Load() {
	}
	<-g.open
	g.running.Add(-1)
	return nil
}

// The service of the tests has 5 slots. Where 5 may wait, all others are told that there is no
// room.
func TestBusy(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass}, autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Queue: 5}}))
	results := make(chan error, 30)
	for range 30 {
		go func() { results <- m.client.DeleteAll(t.Context()) }()
	}
	for range 20 {
		expectFailure(t, <-results, autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
	}
	if running := g.running.Load(); running != 5 {
		t.Errorf("%d run", running)
	}
	// Another method has slots of its own.
	if _, err := m.client.GetById(t.Context(), "1"); err != nil {
		t.Error(err)
	}
	close(g.open)
	for range 10 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if most := g.most.Load(); most != 5 {
		t.Errorf("%d ran at once", most)
	}
	// All slots are free again.
	if err := m.client.DeleteAll(t.Context()); err != nil {
		t.Error(err)
	}
}

// With more load than fits, every call is answered, by a result or by BUSY, and never do more than
// the slots run.
func TestLoadBeyondTheLimit(t *testing.T) {
	var running, most atomic.Int32
	m := startMesh(t, &users{deleteAll: func(context.Context) error {
		now := running.Add(1)
		for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		time.Sleep(time.Millisecond)
		running.Add(-1)
		return nil
	}})
	var done, busy atomic.Int32
	var callers sync.WaitGroup
	for range 40 {
		callers.Go(func() {
			for range 50 {
				switch err := m.client.DeleteAll(t.Context()); {
				case err == nil:
					done.Add(1)
				case errors.Is(err, reason.Busy):
					busy.Add(1)
				default:
					t.Error(err)
				}
			}
		})
	}
	callers.Wait()
	if done.Load()+busy.Load() != 2000 || done.Load() < 100 || most.Load() > 5 {
		t.Errorf("%d done, %d busy, %d at once", done.Load(), busy.Load(), most.Load())
	}
}

// A call whose turn would come too late is refused at once rather than kept for nothing.
func TestBusyWhenTheWaitWouldBeTooLong(t *testing.T) {
	m := startMesh(t, &users{deleteAll: func(context.Context) error {
		time.Sleep(100 * time.Millisecond)
		return nil
	}})
	// The handler learns how long the method takes.
	if err := m.client.DeleteAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	g := make(chan error, 5)
	for range 5 {
		go func() { g <- m.client.DeleteAll(t.Context()) }()
	}
	eventually(t, "five run", func() bool { return m.handlerRequests("DeleteAll") == 6 })
	err := m.client.With(autonats.CallTimeout(10 * time.Millisecond)).DeleteAll(t.Context())
	if !errors.Is(err, reason.Busy) && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	for range 5 {
		if err := <-g; err != nil {
			t.Error(err)
		}
	}
}

// Requests that wait for one handler are on the account of the connection: another handler on it
// takes no more work either.
func TestWaitingRequestsCountForTheConnection(t *testing.T) {
	network := autonatstest.NewNetwork()
	serving, calling := network.Connect(), network.Connect()
	t.Cleanup(serving.Close)
	t.Cleanup(calling.Close)
	g := newGate()
	serve(t, serving, &users{getById: func(ctx context.Context, id string) (*user.User, error) { return newUser("1"), g.pass(ctx) }})
	serve(t, serving, &users{}, autonats.WithPrefix("other"))
	client := newClient(calling, autonats.WithMaxUnconfirmedBytes(64<<20))
	large := strings.Repeat("x", 900<<10)
	results := make(chan error, 40)
	for range 40 {
		go func() {
			_, err := client.With(autonats.CallTimeout(time.Minute)).GetById(t.Context(), large)
			results <- err
		}()
	}
	expectFailure(t, <-results, autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
	other := newClient(calling, autonats.WithPrefix("other"), autonats.WithMaxUnconfirmedBytes(64<<20))
	expectFailure(t, other.DeleteAll(t.Context()), autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
	close(g.open)
	for range 39 {
		<-results
	}
	if err := other.DeleteAll(t.Context()); err != nil {
		t.Error(err)
	}
}
