package simulation

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/resilience"
)

var methods = []string{"GetById", "GetById", "GetById", "DeleteAll", "DeleteAll", "GetAll", "Touch"}

// hurry is how many times as often clients call that are in a hurry.
const hurry = 5

// clientProcess is a process that makes calls. Those of single are never made again.
type clientProcess struct {
	link                    *autonatstest.Link
	journal                 *journal
	chance                  func() float64
	hedges                  bool
	hurries                 *atomic.Int32
	client, patient, single *user.UserClient
	count                   int
	calls                   sync.WaitGroup
}

func newClientProcess(r *run, l *autonatstest.Link, chance func() float64) *clientProcess {
	c := &clientProcess{link: l, journal: r.journal, chance: chance, hedges: r.scenario.hedges, hurries: &r.hurries}
	create := func(kind string, own ...autonats.ClientOption) *user.UserClient {
		watch := newClientWatch(r, kind+" "+l.Name())
		options := []autonats.ClientOption{
			autonats.WithLogger(quiet), r.scenario.balance, r.scenario.budget, autonats.WithObservers(watch.observer()),
		}
		return user.NewUserClient(l, append(options, own...)...)
	}
	once := r.scenario.budget
	once.Attempts = 1
	c.client, c.patient, c.single = create("client"), create("patient", autonats.WithWaitForReady()), create("single", once)
	l.Listen(&link.Events{OnDown: c.checkPrompt})
	return c
}

// checkPrompt checks that calls that were sent fail at once when their connection breaks, unless they
// may be tried again.
func (c *clientProcess) checkPrompt() {
	open := c.journal.open(c.link.Name() + ":")
	time.AfterFunc(2*time.Millisecond, func() {
		for _, r := range open {
			if !r.isRepeatable && !c.journal.isSettled(r) {
				c.journal.violate("I2", "%s waits for a connection that is gone", r.id)
			}
		}
	})
}

// run calls until a time, on average once in mean; now and then many times at once, more than there
// are slots for. From calm on it calls often, once at a time: there are no faults any more, and
// everything has to be seen at work.
func (c *clientProcess) run(mean, calm, until time.Duration) {
	for {
		isHurried := c.hurries.Load() > 0 || c.journal.now() >= calm
		wait := -math.Log(1-c.chance()) * float64(mean)
		if isHurried {
			wait /= hurry
		}
		time.Sleep(time.Duration(wait))
		if c.journal.now() > until {
			break
		}
		calls := 1
		if c.chance() < 0.02 && !isHurried {
			calls = 25
		}
		for range calls {
			c.call()
		}
	}
	c.calls.Wait()
}

func (c *clientProcess) call() {
	c.count++
	method := methods[int(c.chance()*float64(len(methods)))]
	timeout := 20*time.Millisecond + time.Duration(math.Pow(c.chance(), 3)*float64(3*time.Second))
	cancelAfter := time.Duration(math.MaxInt64)
	if c.chance() < 0.08 {
		cancelAfter = time.Duration(c.chance() * float64(timeout))
	}
	client, mostStarts := c.client, 1
	switch kind := c.chance(); {
	case kind < 0.3:
		client = c.patient
	case kind < 0.6:
		client = c.single
	}
	isAlone := client == c.single
	if method == "GetById" && !isAlone {
		mostStarts = mostAttempts
	}
	hasKey := method == "DeleteAll" && c.chance() < 0.7
	hedge := time.Hour
	if c.hedges && c.chance() < 0.5 {
		hedge = time.Duration(c.chance() * float64(200*time.Millisecond))
	}
	client = client.With(resilience.HedgeAfter(hedge))
	r := &record{
		id: fmt.Sprintf("%s:%d", c.link.Name(), c.count), method: method,
		timeout: timeout, isCancelled: cancelAfter < timeout, mostStarts: mostStarts,
		isRepeatable: (method == "GetById" || hasKey) && !isAlone,
	}
	isRepeated := hasKey && c.chance() < 0.5
	if hasKey {
		client = client.With(resilience.IdempotencyKey(r.id))
	}
	c.journal.made(r)
	c.calls.Go(func() {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		if r.isCancelled {
			defer time.AfterFunc(cancelAfter, cancel).Stop()
		}
		c.journal.settled(r, invoke(ctx, client, r))
		if isRepeated {
			c.repeat(r)
		}
	})
}

// repeat calls once more with the key of a call, at the process that has run it, as a caller does
// who has lost the answer.
func (c *clientProcess) repeat(first *record) {
	instance := c.journal.runnerOf(first)
	if instance == "" {
		return
	}
	r := &record{id: first.id + ":again", method: first.method, timeout: first.timeout, again: first}
	c.journal.made(r)
	client := c.single.With(resilience.IdempotencyKey(first.id), autonats.CallInstance(instance))
	c.journal.settled(r, invoke(context.Background(), client, first))
}

// invoke calls a method, and returns its error. The id of a call without text goes with its metadata.
func invoke(ctx context.Context, client *user.UserClient, r *record) error {
	client = client.With(autonats.CallTimeout(r.timeout), autonats.CallHeaders(autonats.Metadata{"id": {r.id}}))
	switch r.method {
	case "GetById":
		_, err := client.GetById(ctx, r.id)
		return err
	case "GetAll":
		_, err := client.GetAll(ctx, nil)
		return err
	case "DeleteAll":
		return client.DeleteAll(ctx)
	default:
		client.Touch(ctx, r.id)
		return nil
	}
}
