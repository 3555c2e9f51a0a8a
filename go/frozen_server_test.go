package autonats_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// A server that is alive and does nothing is found out while calls are in flight, long before pings
// would tell.
func TestServerFreezes(t *testing.T) {
	s := startServer(t)
	started := make(chan struct{}, 1)
	serve(t, s.connect(), &users{deleteAll: func(ctx context.Context) error {
		started <- struct{}{}
		return untilStopped(ctx)
	}}, autonats.WithDrainTimeout(0))
	nc := s.connect()
	autonats.SetProbeInterval(nc, 100*time.Millisecond)
	client := newClient(nc)
	result := make(chan error, 1)
	go func() { result <- client.With(autonats.CallTimeout(time.Minute)).DeleteAll(t.Context()) }()
	<-started
	// It stays for as long as the server answers.
	time.Sleep(500 * time.Millisecond)
	if !nc.IsConnected() || nc.Stats().Reconnects > 0 {
		t.Fatal("gave up a server that answers")
	}
	s.freeze()
	expectFailure(t, <-result, autonats.CodeUnavailable, reason.Disconnected, outcome.Unknown)
}

// While a server does not read, calls end at their deadlines all the same, and what cannot be sent
// does not pile up.
func TestServerDoesNotRead(t *testing.T) {
	s := startServer(t)
	serve(t, s.connect(), &users{})
	nc := s.connect()
	// Nothing but its deadline is to end a call.
	autonats.SetProbeInterval(nc, time.Hour)
	client := newClient(nc)
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	s.freeze()
	large := strings.Repeat("x", 512<<10)
	results := make(chan error)
	// They have time enough to come together, on a slow machine too.
	for range 120 {
		go func() {
			_, err := client.With(autonats.CallTimeout(3*time.Second)).GetById(t.Context(), large)
			results <- err
		}()
	}
	refused := 0
	for range 120 {
		err := <-results
		switch {
		case errors.Is(err, autonats.CodeResourceExhausted):
			expectFailure(t, err, autonats.CodeResourceExhausted, "", outcome.NotSent)
			refused++
		case !errors.Is(err, context.DeadlineExceeded):
			t.Errorf("got %v", err)
		}
	}
	if refused == 0 {
		t.Error("everything was kept for a server that does not read")
	}
}

// What a client holds for a server that does not read is what its limit says, and little more.
func TestHeapWhileServerDoesNotRead(t *testing.T) {
	s := startServer(t)
	serve(t, s.connect(), &users{})
	client := newClient(s.connect())
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	s.freeze()
	// Few calls, and long ones: all have to be refused before one that is held is given up.
	const calls, most = 1000, 270
	id := strings.Repeat("x", 64<<10)
	patient := client.With(autonats.CallTimeout(time.Minute))
	before := liveHeap()
	ctx, cancel := context.WithCancel(t.Context())
	var refused atomic.Int64
	var ended sync.WaitGroup
	for range calls {
		ended.Go(func() {
			if _, err := patient.GetById(ctx, id); errors.Is(err, autonats.CodeResourceExhausted) {
				refused.Add(1)
			}
		})
	}
	eventually(t, "all are refused that do not fit", func() bool { return refused.Load() >= calls-most })
	if grown := liveHeap() - before; grown > 24<<20 {
		t.Errorf("the heap has grown by %d MiB", grown>>20)
	}
	cancel()
	ended.Wait()
}

func liveHeap() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// It is also found out where the caller has given up before anybody looks.
func TestServerFreezesAndTheCallerGivesUp(t *testing.T) {
	s := startServer(t)
	serve(t, s.connect(), &users{})
	nc := s.connect(nats.PingInterval(time.Hour))
	autonats.SetProbeInterval(nc, 100*time.Millisecond)
	client := newClient(nc)
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	s.freeze()
	if _, err := client.With(autonats.CallTimeout(20*time.Millisecond)).GetById(t.Context(), "1"); err == nil {
		t.Fatal("a server that is frozen has answered")
	}
	eventually(t, "the server is left", func() bool { return !nc.IsConnected() })
}
