package simulation

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	callMean = 400 * time.Millisecond
	// rollPause is how long a rolling upgrade waits after it has started a process, before it stops the
	// one that it replaces.
	rollPause = 200 * time.Millisecond
)

// run is one run.
type run struct {
	seed     int64
	scenario scenario
	journal  *journal
	network  *autonatstest.Network
	rules    *rules
	group    *group
	clients  []*clientProcess
	// hurries counts the reasons for clients to call more often.
	hurries atomic.Int32
	// frozenAt has when each link was frozen last.
	frozenAt sync.Map

	mu       sync.Mutex
	handlers []*handlerProcess
	// everyHandler has all handlers that there ever were.
	everyHandler []*handlerProcess
	all          []*autonatstest.Link
	watches      []*clientWatch
	answers      map[string]int
	processes    int
	isRolling    bool
}

func play(seed int64) *journal {
	r := &run{
		seed: seed, scenario: scenarioOf(seed), journal: newJournal(), answers: make(map[string]int),
		network: autonatstest.NewNetwork(autonatstest.WithSeed(seed), autonatstest.WithServers(2)),
	}
	r.rules, r.group = &rules{network: r.network}, newGroup(r.journal, r.scenario)
	r.network.Watch(r.noteAnswer)
	for range r.scenario.handlers {
		r.addHandler()
	}
	var calling sync.WaitGroup
	for i := range 2 {
		name := fmt.Sprintf("client-%d", i+1)
		client := newClientProcess(r, r.connect(name), autonatstest.NewChance(seed, name))
		r.clients = append(r.clients, client)
		calling.Go(func() { client.run(callMean, healedAt, callsEndAt) })
	}
	go r.wreak(r.scenario.faults, healedAt)
	time.Sleep(healedAt)
	r.heal()
	time.Sleep(wellAt - healedAt)
	present := r.serving()
	if r.scenario.rolls {
		// Nothing is lost by an upgrade either.
		go r.roll()
	}
	time.Sleep(endAt - wellAt)
	synctest.Wait()
	calling.Wait()
	r.journal.checkCalls(r.group)
	serving := r.serving()
	for _, handler := range present {
		name := handler.link.Name()
		if slices.Contains(serving, handler) && !r.journal.served[name] && !r.group.isOut(name) {
			r.journal.violate("I13", "%s gets no calls", name)
		}
	}
	r.end()
	return r.journal
}

func (r *run) heal() {
	r.network.Heal()
	r.rules.clear()
	for _, handler := range r.serving() {
		handler.condition.Store(&condition{})
	}
	r.journal.note("healed")
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
	for _, watch := range r.watches {
		watch.checkRest()
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
	handler := newHandlerProcess(r, r.connect(name))
	r.mu.Lock()
	r.handlers = append(r.handlers, handler)
	r.everyHandler = append(r.everyHandler, handler)
	r.mu.Unlock()
	go func() { _ = handler.handler.Start(context.Background()) }()
}

// replace takes a handler's process away, and brings another in its place.
func (r *run) replace(handler *handlerProcess, isStopped bool, after time.Duration) {
	if len(r.serving()) < 2 {
		return
	}
	r.retire(handler, isStopped)
	time.Sleep(after)
	r.addHandler()
}

func (r *run) retire(handler *handlerProcess, isStopped bool) {
	r.mu.Lock()
	r.handlers = slices.DeleteFunc(r.handlers, func(other *handlerProcess) bool { return other == handler })
	r.mu.Unlock()
	if isStopped {
		handler.stop()
	}
	handler.link.Kill()
}

// roll replaces all handlers, one after the other, as a rolling upgrade does. The new one is there
// before the old one goes.
func (r *run) roll() {
	r.mu.Lock()
	wasRolling := r.isRolling
	r.isRolling = true
	r.mu.Unlock()
	if wasRolling {
		return
	}
	for _, handler := range r.serving() {
		if !slices.Contains(r.serving(), handler) {
			continue
		}
		r.addHandler()
		time.Sleep(rollPause)
		if slices.Contains(r.serving(), handler) {
			r.retire(handler, true)
		}
	}
	r.mu.Lock()
	r.isRolling = false
	r.mu.Unlock()
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

func (r *run) noteAnswer(e autonatstest.NetworkEvent) {
	subject := e.Message.Subject
	if e.Kind != autonatstest.Published || !strings.HasPrefix(e.From, "handler") || !strings.HasPrefix(subject, "_INBOX.") {
		return
	}
	// What a connection sends to itself is not an answer.
	if strings.HasSuffix(subject, ".echo") {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers[subject]++
}
