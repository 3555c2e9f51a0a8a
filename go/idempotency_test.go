package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
	"github.com/zyra/autonats/go/resilience"
)

func TestCallsWithTheSameKeyRunOnce(t *testing.T) {
	network := autonatstest.NewNetwork()
	var runs atomic.Int64
	serve(t, network.Connect(), &users{deleteAll: func(context.Context) error { runs.Add(1); return nil }})
	client := newClient(network.Connect())
	var all sync.WaitGroup
	for i := range 200 {
		all.Go(func() {
			if err := client.With(resilience.IdempotencyKey(fmt.Sprint("key-", i%4))).DeleteAll(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if runs.Load() != 4 {
		t.Errorf("%d calls ran, want 4", runs.Load())
	}
}

// A record of a handler outlives the call whose encoder it was written by, so it must have bytes of
// its own.
func TestAnswersAreKeptAsTheyWere(t *testing.T) {
	network := autonatstest.NewNetwork()
	server := &users{getAll: func(_ context.Context, limit *float64) ([]user.User, error) {
		return []user.User{*newUser(fmt.Sprint(*limit))}, nil
	}}
	serve(t, network.Connect(), server)
	client := newClient(network.Connect())
	for range 2 {
		for i := range 50 {
			limit := float64(i)
			all, err := client.With(resilience.IdempotencyKey(fmt.Sprint("key-", i))).GetAll(t.Context(), &limit)
			if err != nil || len(all) != 1 || all[0].ID != fmt.Sprint(limit) {
				t.Fatalf("call %d: got %v, %v", i, all, err)
			}
		}
	}
}

// keyedCluster is a cluster whose calls wait once they are told to.
type keyedCluster struct {
	*cluster
	own   *autonatstest.Link
	waits atomic.Bool
	began chan int
	end   chan struct{}
}

func startKeyedCluster(t *testing.T) *keyedCluster {
	t.Helper()
	network := autonatstest.NewNetwork()
	k := &keyedCluster{cluster: &cluster{}, began: make(chan int, 100), end: make(chan struct{})}
	for i := range 2 {
		l := network.Connect()
		k.links = append(k.links, l)
		serve(t, l, &users{deleteAll: func(context.Context) error {
			if k.waits.Load() {
				k.began <- i
				<-k.end
			}
			return nil
		}}, autonats.WithInstance(fmt.Sprint("i", i)), autonats.WithDrainTimeout(0))
	}
	k.own = network.Connect()
	t.Cleanup(network.Watch(func(e autonatstest.NetworkEvent) {
		if e.Kind == autonatstest.Published && e.From == k.own.Name() {
			k.mu.Lock()
			defer k.mu.Unlock()
			k.subjects = append(k.subjects, e.Message.Subject)
		}
	}))
	k.client = newClient(k.own, autonats.WithWaitForReady(), resilience.Retry{Backoff: 2 * time.Millisecond})
	k.learn(t)
	k.waits.Store(true)
	return k
}

// callDirectly begins calls until one goes to an instance, and not to the queue group. It returns what
// comes of it, and which instance that is.
func (k *keyedCluster) callDirectly(t *testing.T, options ...autonats.CallOption) (<-chan error, int) {
	t.Helper()
	for i := 0; ; i++ {
		direct := k.count(".at.")
		result := make(chan error, 1)
		client := k.client.With(append(options, autonats.CallTimeout(3*time.Second))...)
		if len(options) > 0 {
			client = client.With(resilience.IdempotencyKey(fmt.Sprint("key-", i)))
		}
		go func() { result <- client.DeleteAll(t.Context()) }()
		instance := <-k.began
		if k.count(".at.") > direct {
			return result, instance
		}
		k.end <- struct{}{}
		if err := <-result; err != nil {
			t.Fatal(err)
		}
	}
}

func TestCallsWithKeysAreMadeAgainAtTheSameInstance(t *testing.T) {
	k := startKeyedCluster(t)
	result, instance := k.callDirectly(t, resilience.IdempotencyKey("key"))
	all, direct := k.count("DeleteAll"), k.count(fmt.Sprint(".at.i", instance))
	k.own.Down()
	k.own.Up()
	eventually(t, "it is made again", func() bool { return k.count("DeleteAll") > all })
	close(k.end)
	if err := <-result; err != nil {
		t.Error(err)
	}
	if all, direct = k.count("DeleteAll")-all, k.count(fmt.Sprint(".at.i", instance))-direct; all != direct || len(k.began) > 0 {
		t.Errorf("%d of %d attempts went to the instance, and %d ran", direct, all, len(k.began))
	}
}

func TestCallsWithoutKeysAreNotMadeAgain(t *testing.T) {
	k := startKeyedCluster(t)
	result, _ := k.callDirectly(t)
	all := k.count("DeleteAll")
	k.own.Down()
	k.own.Up()
	expectFailure(t, <-result, autonats.CodeUnavailable, reason.Disconnected, outcome.Unknown)
	close(k.end)
	if made := k.count("DeleteAll") - all; made > 0 {
		t.Errorf("it was made again %d times", made)
	}
}

func TestCallsWithKeysDoNotGoElsewhere(t *testing.T) {
	k := startKeyedCluster(t)
	result, instance := k.callDirectly(t, resilience.IdempotencyKey("key"))
	all, direct := k.count("DeleteAll"), k.count(fmt.Sprint(".at.i", instance))
	k.own.Down()
	k.links[instance].Kill()
	k.own.Up()
	expectFailure(t, <-result, autonats.CodeUnavailable, reason.Disconnected, outcome.Unknown)
	close(k.end)
	if all, direct = k.count("DeleteAll")-all, k.count(fmt.Sprint(".at.i", instance))-direct; all != direct || all < 2 || len(k.began) > 0 {
		t.Errorf("%d of %d attempts went to the instance, and %d ran", direct, all, len(k.began))
	}
}

func TestCallsWithKeysOverAServerThatDies(t *testing.T) {
	s := startServer(t)
	var runs atomic.Int64
	end := make(chan struct{})
	handler := serve(t, s.connect(), &users{deleteAll: func(context.Context) error { runs.Add(1); <-end; return nil }})
	client := newClient(s.connect(), autonats.WithWaitForReady(), resilience.Retry{Attempts: 3})
	keyed := client.With(resilience.IdempotencyKey("key"), autonats.CallInstance(handler.Instance()), autonats.CallTimeout(30*time.Second))
	result := make(chan error, 1)
	go func() { result <- keyed.DeleteAll(t.Context()) }()
	eventually(t, "it runs", func() bool { return runs.Load() == 1 })
	s.kill()
	s.start()
	eventually(t, "both are back", func() bool {
		_, err := client.With(autonats.CallTimeout(200*time.Millisecond)).GetById(t.Context(), "1")
		return err == nil
	})
	close(end)
	if err := <-result; err != nil {
		t.Error(err)
	}
	if err := keyed.DeleteAll(t.Context()); err != nil || runs.Load() != 1 {
		t.Errorf("it ran %d times, and fails with %v", runs.Load(), err)
	}
}

func TestMethodsKnowTheKeyOfTheirCall(t *testing.T) {
	network := autonatstest.NewNetwork()
	keys := make(chan string, 2)
	serve(t, network.Connect(), &users{deleteAll: func(ctx context.Context) error {
		call, _ := autonats.CallFrom(ctx)
		keys <- call.IdempotencyKey
		return nil
	}})
	client := newClient(network.Connect())
	for _, options := range [][]autonats.CallOption{{resilience.IdempotencyKey("key")}, nil} {
		if err := client.With(options...).DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if first, second := <-keys, <-keys; first != "key" || second != "" {
		t.Errorf("got %q and %q", first, second)
	}
}

func TestKeysThatMayNotBeSent(t *testing.T) {
	log, written := capturedLog()
	client := newClient(autonatstest.NewNetwork().Connect(), autonats.WithLogger(log))
	for _, key := range []string{"", "a b", "ä", strings.Repeat("x", 129)} {
		err := client.With(resilience.IdempotencyKey(key)).DeleteAll(t.Context())
		failure := expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent)
		if failure.Message != "idempotencyKey must be 1 to 128 characters of printable ASCII without blanks" {
			t.Errorf("got %q", failure.Message)
		}
	}
	client.With(resilience.IdempotencyKey("key")).Touch(t.Context(), "1")
	if !strings.Contains(written.String(), "idempotencyKey is for methods that are answered") {
		t.Errorf("the log says %s", written)
	}
}

// floodOfRepeats publishes calls with one key, of which the first runs until end is closed.
type floodOfRepeats struct {
	handler *user.UserHandler
	runs    atomic.Int64
	end     chan struct{}
	mu      sync.Mutex
	answers []string
}

func startFlood(t *testing.T, count int, options ...autonats.HandlerOption) *floodOfRepeats {
	t.Helper()
	network := autonatstest.NewNetwork()
	f := &floodOfRepeats{end: make(chan struct{})}
	options = append(options, autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Queue: -1}}))
	f.handler = serve(t, network.Connect(), &users{deleteAll: func(context.Context) error { f.runs.Add(1); <-f.end; return nil }}, options...)
	peer := network.Connect()
	if _, err := peer.Subscribe("_INBOX.peer.>", "", func(m link.Message) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.answers = append(f.answers, string(m.Body))
	}); err != nil {
		t.Fatal(err)
	}
	head := []byte("NATS/1.0\r\nAutonats-Idempotency-Key: key\r\nAutonats-Timeout: 60000\r\n\r\n")
	for i := range count {
		if err := peer.Publish("autonats.user.DeleteAll", fmt.Sprint("_INBOX.peer.", i), head, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "the first one runs", func() bool { return f.runs.Load() == 1 })
	return f
}

// count returns how many answers there are with that text.
func (f *floodOfRepeats) count(text string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return countWith(f.answers, text)
}

func TestCallsThatWaitForAnotherAreBounded(t *testing.T) {
	f := startFlood(t, 1101)
	eventually(t, "those beyond are refused", func() bool { return f.count("BUSY") == 100 })
	close(f.end)
	eventually(t, "all are answered", func() bool { return f.count("") == 1101 })
	if f.count("\tnull") != 1001 || f.runs.Load() != 1 {
		t.Errorf("%d have the answer of %d runs", f.count("\tnull"), f.runs.Load())
	}
}

func TestCallsThatWaitForAnotherEndAtAShutdown(t *testing.T) {
	f := startFlood(t, 20, autonats.WithDrainTimeout(50*time.Millisecond))
	defer close(f.end)
	f.handler.Shutdown()
	eventually(t, "all are answered", func() bool { return f.count("") == 20 })
	if f.count("UNAVAILABLE") != 20 {
		t.Errorf("got %q", f.answers)
	}
}

func TestIdempotencyLimitsThatCannotBe(t *testing.T) {
	for _, given := range []resilience.Idempotency{{Window: -1}, {Records: -1}, {Bytes: 1023}} {
		handler := user.NewUserHandler(&users{}, autonatstest.NewNetwork().Connect(), given)
		if err := handler.Start(t.Context()); !errors.Is(err, autonats.CodeInvalidArgument) {
			t.Errorf("%v: got %v", given, err)
		}
	}
}
