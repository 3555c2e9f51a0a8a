package simulation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"sync"
	"sync/atomic"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	observed "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/user"
)

// queue is how many calls of each method may wait for a slot.
const queue = 4

// drainTimeout is how long a process that stops waits for its calls.
const drainTimeout = 2 * time.Second

var quiet = slog.New(slog.DiscardHandler)

// condition is what is wrong with a handler.
type condition struct {
	// broken is the share of its calls that fail by a fault of its own.
	broken float64
	// slow is how much longer its calls take.
	slow time.Duration
}

// handlerProcess is a process that serves the users until it is shut down or killed.
type handlerProcess struct {
	link      *autonatstest.Link
	handler   *user.UserHandler
	journal   *journal
	seed      int64
	client    *user.UserClient
	nested    atomic.Int64
	observed  observed.ObservedHandler
	condition atomic.Pointer[condition]

	mu sync.Mutex
	// open has the requests that were received and have not settled.
	open map[*autonats.ObservedCall]bool
}

func newHandlerProcess(r *run, l *autonatstest.Link) *handlerProcess {
	watch := newClientWatch(r, "nested "+l.Name())
	h := &handlerProcess{
		link: l, journal: r.journal, seed: r.seed, open: make(map[*autonats.ObservedCall]bool),
		client: user.NewUserClient(l, autonats.WithLogger(quiet), r.scenario.balance, r.scenario.budget, autonats.WithObservers(watch.observer())),
	}
	h.condition.Store(&condition{})
	limits := autonats.Limits{
		MethodLimits: autonats.MethodLimits{Queue: queue},
		Methods:      map[string]autonats.MethodLimits{"DeleteAll": {Concurrency: 2}},
	}
	h.handler = user.NewUserHandler(h, l, autonats.WithInstance(l.Name()), autonats.WithLogger(quiet), r.scenario.selfEjection,
		autonats.WithDrainTimeout(drainTimeout), autonats.WithObservers(h.observer(), r.group.observer()), autonats.WithLimits(limits))
	return h
}

// stop stops as a rolling upgrade stops a process.
func (h *handlerProcess) stop() {
	h.journal.mu.Lock()
	h.journal.stops[h.link.Name()] = h.journal.now()
	h.journal.mu.Unlock()
	h.handler.Shutdown()
	h.journal.note("stopped %s", h.link.Name())
	// What comes at this moment is being refused.
	time.Sleep(time.Millisecond)
	h.mu.Lock()
	open := len(h.open)
	h.mu.Unlock()
	if open > 0 {
		h.journal.violate("I7", "%s has stopped with %d open", h.link.Name(), open)
	}
}

// checkRest notes what is left of it, long after it has ended.
func (h *handlerProcess) checkRest() {
	for _, load := range h.observed.Load() {
		if load.Running+load.Waiting > 0 {
			h.journal.violate("I11", "%s has %d %s left", h.link.Name(), load.Running+load.Waiting, load.Method)
		}
	}
}

func (h *handlerProcess) observer() autonats.Observer {
	return autonats.Observer{
		OnHandlerCreated: func(handler observed.ObservedHandler) { h.observed = handler },
		OnRequestReceived: func(call *autonats.ObservedCall) {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.open[call] = true
		},
		OnRequestSettled: func(call *autonats.ObservedCall, _ autonats.Code, _ time.Duration) {
			h.mu.Lock()
			wasOpen := h.open[call]
			delete(h.open, call)
			h.mu.Unlock()
			if !wasOpen {
				h.journal.violate("I7", "a request of %s has settled twice", call.Method)
			}
		},
		OnRequestRepeated: func(*autonats.ObservedCall) { h.journal.meet("a call is answered from memory") },
		OnMethodStarted: func(*autonats.ObservedCall, time.Duration) {
			for _, load := range h.observed.Load() {
				if load.Running > load.Slots {
					h.journal.violate("I5", "%s runs %d in %d slots", load.Method, load.Running, load.Slots)
				}
				if load.Waiting > queue {
					h.journal.violate("I5", "%s has %d waiting", load.Method, load.Waiting)
				}
			}
		},
	}
}

func (h *handlerProcess) GetById(ctx context.Context, id string) (*user.User, error) {
	return &user.User{ID: id, CreatedAt: time.Now()}, h.work(ctx, id)
}

func (h *handlerProcess) DeleteAll(ctx context.Context) error {
	return h.work(ctx, idOf(ctx))
}

// GetAll calls another instance twice.
func (h *handlerProcess) GetAll(ctx context.Context, _ *float64) ([]user.User, error) {
	if err := h.work(ctx, idOf(ctx)); err != nil {
		return nil, err
	}
	for range 2 {
		deadline, _ := ctx.Deadline()
		r := &record{
			id: fmt.Sprintf("%s:%d", h.link.Name(), h.nested.Add(1)), method: "GetById",
			timeout: max(0, time.Until(deadline)), isCancelled: true, isNested: true, mostStarts: mostAttempts, isRepeatable: true,
		}
		h.journal.made(r)
		_, err := h.client.GetById(ctx, r.id)
		h.journal.settled(r, err)
		if err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (h *handlerProcess) Touch(ctx context.Context, id string) {
	h.begin(ctx, id)
}

func (h *handlerProcess) begin(ctx context.Context, id string) {
	h.journal.started(id, h.link.Name())
	if deadline, _ := ctx.Deadline(); time.Until(deadline) <= 0 {
		h.journal.violate("I6", "%s starts after its deadline", id)
	}
}

// work takes as long as the id says, fails if it says so, and sometimes stops when the call is over.
func (h *handlerProcess) work(ctx context.Context, id string) error {
	h.begin(ctx, id)
	chance := autonatstest.NewChance(h.seed, id)
	length, fate, patience, luck := chance(), chance(), chance(), chance()
	state := h.condition.Load()
	took := time.After(time.Millisecond + state.slow + time.Duration(math.Pow(length, 4)*float64(400*time.Millisecond)))
	if patience > 0.3 {
		ctx = context.Background()
	}
	select {
	case <-took:
	case <-ctx.Done():
		return ctx.Err()
	}
	switch {
	case luck < state.broken:
		return errors.New("this instance is broken")
	case fate < 0.03:
		return &user.NotFound{ID: id}
	case fate < 0.05:
		return errors.New("a bug of the service")
	}
	return nil
}

func idOf(ctx context.Context) string {
	if call, ok := autonats.CallFrom(ctx); ok {
		return call.Headers.Get("id")
	}
	return ""
}
