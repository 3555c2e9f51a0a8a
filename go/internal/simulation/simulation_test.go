package simulation

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/connection"
)

const (
	healedAt   = 45 * time.Second
	wellAt     = 50 * time.Second
	callsEndAt = 56 * time.Second
	endAt      = 60 * time.Second
	// rest is longer than anything goes on by itself after a run, such as the watch over a server.
	rest     = 40 * time.Second
	callMean = 200 * time.Millisecond
)

// run is one run.
type run struct {
	seed    int64
	journal *journal
	network *autonatstest.Network
	clients []*clientProcess
	// frozenAt has when each link was frozen last.
	frozenAt sync.Map

	mu       sync.Mutex
	handlers []*handlerProcess
	// everyHandler has all handlers that there ever were.
	everyHandler []*handlerProcess
	all          []*autonatstest.Link
	answers      map[string]int
	processes    int
}

// TestSimulation runs clients and handlers for sixty seconds of virtual time each, most of them with
// faults. AUTONATS_SEED=17 AUTONATS_SEEDS=1 go test ./internal/simulation runs one again: the same
// faults; the order of what happens at one moment may be another.
func TestSimulation(t *testing.T) {
	first, count := number("AUTONATS_SEED", 1), number("AUTONATS_SEEDS", 40)
	for seed := first; seed < first+count; seed++ {
		var j *journal
		synctest.Test(t, func(*testing.T) { j = play(seed) })
		if len(j.violations) > 0 {
			last := j.lines[max(0, len(j.lines)-40):]
			t.Fatalf("seed %d:\n%s\n\n%s\n\nrun it again: node scripts/simulate.mjs --seed %d",
				seed, strings.Join(j.violations, "\n"), strings.Join(last, "\n"), seed)
		}
	}
}

func number(name string, otherwise int64) int64 {
	if n, err := strconv.ParseInt(os.Getenv(name), 10, 64); err == nil {
		return n
	}
	return otherwise
}

func play(seed int64) *journal {
	r := &run{
		seed: seed, journal: newJournal(), answers: make(map[string]int),
		network: autonatstest.NewNetwork(autonatstest.WithSeed(seed), autonatstest.WithServers(2)),
	}
	r.network.Watch(r.noteAnswer)
	for range 3 {
		r.addHandler()
	}
	var calling sync.WaitGroup
	for i := range 2 {
		name := fmt.Sprintf("client-%d", i+1)
		client := newClientProcess(r.connect(name), r.journal, autonatstest.NewChance(seed, name))
		r.clients = append(r.clients, client)
		calling.Go(func() { client.run(callMean, healedAt, callsEndAt) })
	}
	go r.wreak(healedAt)
	time.Sleep(healedAt)
	r.network.Heal()
	r.journal.note("healed")
	time.Sleep(endAt - healedAt)
	synctest.Wait()
	calling.Wait()
	r.journal.checkCalls()
	for _, handler := range r.serving() {
		if name := handler.link.Name(); !r.journal.served[name] {
			r.journal.violate("I13", "%s gets no calls", name)
		}
	}
	r.end()
	return r.journal
}

// end ends everything, and notes what is left over.
func (r *run) end() {
	for _, handler := range r.serving() {
		handler.stop()
	}
	time.Sleep(rest)
	synctest.Wait()
	for _, l := range r.all {
		if !l.IsConnected() {
			continue
		}
		shared := connection.Of(l)
		if n := shared.Multiplexer.Len(); n > 0 {
			r.journal.violate("I11", "%s has %d calls left", l.Name(), n)
		}
		if n := shared.Outbox.Held(); n >= 1<<20 {
			r.journal.violate("I11", "%s has %d bytes left", l.Name(), n)
		}
		// Goroutines that are left after this make the test fail.
		l.Close()
	}
	for _, handler := range r.everyHandler {
		handler.checkRest()
	}
	for reply, count := range r.answers {
		if count > 1 {
			r.journal.violate("I7", "%s was answered %d times", reply, count)
		}
	}
}

func (r *run) connect(name string) *autonatstest.Link {
	l := r.network.Connect(autonatstest.WithName(name))
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, l)
	return l
}

func (r *run) addHandler() {
	r.mu.Lock()
	r.processes++
	name := fmt.Sprintf("handler-%d", r.processes)
	r.mu.Unlock()
	handler := newHandlerProcess(r.connect(name), r.journal, r.seed)
	r.mu.Lock()
	r.handlers = append(r.handlers, handler)
	r.everyHandler = append(r.everyHandler, handler)
	r.mu.Unlock()
	go func() { _ = handler.handler.Start(context.Background()) }()
}

// replace takes a handler's process away, and brings another in its place.
func (r *run) replace(handler *handlerProcess, isStopped bool, after time.Duration) {
	r.mu.Lock()
	if len(r.handlers) < 2 {
		r.mu.Unlock()
		return
	}
	kept := make([]*handlerProcess, 0, len(r.handlers))
	for _, other := range r.handlers {
		if other != handler {
			kept = append(kept, other)
		}
	}
	r.handlers = kept
	r.mu.Unlock()
	if isStopped {
		handler.stop()
	}
	handler.link.Kill()
	time.Sleep(after)
	r.addHandler()
}

func (r *run) serving() []*handlerProcess {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*handlerProcess(nil), r.handlers...)
}

// links returns the connections of all processes.
func (r *run) links() (links []*autonatstest.Link) {
	for _, client := range r.clients {
		links = append(links, client.link)
	}
	for _, handler := range r.serving() {
		links = append(links, handler.link)
	}
	return links
}

func (r *run) isClient(l *autonatstest.Link) bool {
	return slices.ContainsFunc(r.clients, func(c *clientProcess) bool { return c.link == l })
}

func (r *run) noteAnswer(e autonatstest.NetworkEvent) {
	if e.Kind != autonatstest.Published || !strings.HasPrefix(e.From, "handler") || !strings.HasPrefix(e.Message.Subject, "_INBOX.") {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers[e.Message.Subject]++
}
