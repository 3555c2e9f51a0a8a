package simulation

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

const (
	// budgetWindow is the time over which what was saved of a budget is lost.
	budgetWindow = 10 * time.Second
	// throttledFor is for how long a client that had calls refused may hold others back.
	throttledFor = 1500 * time.Millisecond
	// tiny is what sums of shares may be wrong by.
	tiny = 1e-6
)

// clientWatch watches what one client does by itself: how often it makes calls again, which
// instances it avoids, and when it holds calls back.
type clientWatch struct {
	name     string
	journal  *journal
	scenario scenario
	began    time.Duration

	mu sync.Mutex
	// unsettled has the calls that were made and of whose end no observer was told.
	unsettled map[*autonats.ObservedCall]bool
	// calls counts those with a reply.
	calls int
	// retries has when calls were made again on the client's account.
	retries []time.Duration
	// open has the instances whose breakers are not closed, by the method.
	open map[string]map[string]bool
	// refusedAt has when a call was refused last, by the method.
	refusedAt map[string]time.Duration
}

func newClientWatch(r *run, name string) *clientWatch {
	w := &clientWatch{
		name: name, journal: r.journal, scenario: r.scenario, began: r.journal.now(), unsettled: make(map[*autonats.ObservedCall]bool),
		open: make(map[string]map[string]bool), refusedAt: make(map[string]time.Duration),
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.watches = append(r.watches, w)
	return w
}

// checkRest notes which calls no observer was told the end of.
func (w *clientWatch) checkRest() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.unsettled) > 0 {
		w.journal.violate("I1", "%s has not told of %d ends", w.name, len(w.unsettled))
	}
}

func (w *clientWatch) observer() autonats.Observer {
	return autonats.Observer{
		OnCallStarted: func(_ context.Context, call *autonats.ObservedCall, _ time.Duration) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.unsettled[call] = true
			if call.Kind == "unary" {
				w.calls++
			}
		},
		OnAttemptEnded: func(call *autonats.ObservedCall, _ int, err error) {
			if errors.Is(err, reason.Busy) {
				w.mu.Lock()
				w.refusedAt[call.Method] = w.journal.now()
				w.mu.Unlock()
			}
		},
		OnRetryScheduled: func(_ *autonats.ObservedCall, _ int, err error, _ time.Duration) {
			if err == nil {
				w.journal.meet("a call is overtaken")
			} else {
				w.journal.meet("a call is made again")
			}
			// Nobody has worked for a call that was not delivered: it may be made again without any
			// account.
			if autonats.OutcomeOf(err) != outcome.NotDelivered {
				w.noteRetry()
			}
		},
		OnRetryDenied: func(*autonats.ObservedCall, int, error) { w.journal.meet("a retry is denied") },
		OnCallSettled: func(call *autonats.ObservedCall, err error, _ time.Duration) {
			w.mu.Lock()
			isFirst := w.unsettled[call]
			delete(w.unsettled, call)
			w.mu.Unlock()
			if !isFirst {
				w.journal.violate("I1", "a call of %s has settled twice", call.Method)
			}
			if errors.Is(err, reason.Throttled) {
				w.noteThrottled(call.Method)
			}
		},
		OnBreakerChanged: w.noteBreaker,
	}
}

// noteRetry checks I9: retries stay within what calls and time have added, of which no more is saved
// than ten seconds have added.
func (w *clientWatch) noteRetry() {
	w.mu.Lock()
	defer w.mu.Unlock()
	budget, now := w.scenario.budget, w.journal.now()
	w.retries = append(w.retries, now)
	ofCalls := budget.BudgetRatio * float64(w.calls)
	all, passed := len(w.retries), now-w.began
	if float64(all) > ofCalls+budget.BudgetPerSecond*(passed.Seconds()+1)+tiny {
		w.journal.violate("I9", "%s has made %d retries in %v for %d calls", w.name, all, passed, w.calls)
	}
	first, _ := slices.BinarySearch(w.retries, now-budgetWindow+1)
	if lately := all - first; float64(lately) > ofCalls+2*budget.BudgetPerSecond*budgetWindow.Seconds()+tiny {
		w.journal.violate("I9", "%s has made %d retries in ten seconds", w.name, lately)
	}
}

// noteThrottled checks that calls are held back only where handlers have just refused some.
func (w *clientWatch) noteThrottled(method string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.journal.meet("a call is held back")
	now := w.journal.now()
	if at, ok := w.refusedAt[method]; !ok || now > at+throttledFor {
		w.journal.violate("I13", "%s holds %s back, which nobody refuses", w.name, method)
	}
}

// noteBreaker checks I10: the breakers of at most half of the instances are open.
func (w *clientWatch) noteBreaker(breaker observe.Breaker) {
	w.journal.note("breaker %s %s %s %s", w.name, breaker.Method, breaker.Instance, breaker.State)
	w.mu.Lock()
	defer w.mu.Unlock()
	open := w.open[breaker.Method]
	if open == nil {
		open = make(map[string]bool)
		w.open[breaker.Method] = open
	}
	if breaker.State == "open" {
		w.journal.meet("a breaker opens")
		open[breaker.Instance] = true
	} else {
		w.journal.meet("a breaker closes")
		delete(open, breaker.Instance)
	}
	isTooMany := func() bool { return len(open)*2 > w.scenario.handlers }
	// Elsewhere instances leave with open breakers, and come back with them.
	isRolling := w.scenario.rolls && w.journal.now() >= wellAt
	if !w.scenario.isSteady || bool(w.scenario.selfEjection) || isRolling || !isTooMany() {
		return
	}
	// What happens at one moment may be told in another order.
	time.AfterFunc(time.Millisecond, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if isTooMany() {
			w.journal.violate("I10", "%s avoids %d of %d instances of %s", w.name, len(open), w.scenario.handlers, breaker.Method)
		}
	})
}
