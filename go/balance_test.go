package autonats_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/resilience"
)

// cluster has several instances in memory, and what their client sends.
type cluster struct {
	client *user.UserClient
	links  []*autonatstest.Link
	runs   []atomic.Int64
	// failing is one more than the index of the instance that fails; 0 for none.
	failing atomic.Int64

	mu       sync.Mutex
	subjects []string
	heads    []string
}

func startCluster(t *testing.T, instances int, options ...autonats.ClientOption) *cluster {
	t.Helper()
	network := autonatstest.NewNetwork()
	c := &cluster{runs: make([]atomic.Int64, instances)}
	for i := range instances {
		l := network.Connect()
		c.links = append(c.links, l)
		run := func(context.Context) error {
			c.runs[i].Add(1)
			if c.failing.Load() == int64(i)+1 {
				return errors.New("crash")
			}
			return nil
		}
		serve(t, l, &users{deleteAll: run}, autonats.WithInstance("i"+string(rune('0'+i))))
	}
	own := network.Connect()
	t.Cleanup(network.Watch(func(e autonatstest.NetworkEvent) {
		if e.Kind == autonatstest.Published && e.From == own.Name() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.subjects = append(c.subjects, e.Message.Subject)
			c.heads = append(c.heads, string(e.Message.Head))
		}
	}))
	c.client = newClient(own, options...)
	return c
}

// count returns how many requests went to subjects with that text.
func (c *cluster) count(text string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return countWith(c.subjects, text)
}

// countWith returns how many of several texts have another one in them.
func countWith(all []string, text string) (count int) {
	for _, each := range all {
		if strings.Contains(each, text) {
			count++
		}
	}
	return count
}

// learn calls one after the other until the client has called every instance directly.
func (c *cluster) learn(t *testing.T) {
	t.Helper()
	eventually(t, "all instances are known", func() bool {
		_ = c.client.DeleteAll(t.Context())
		for i := range c.links {
			if c.count(".at.i"+string(rune('0'+i))) == 0 {
				return false
			}
		}
		return true
	})
}

func TestClientsLearnOfInstancesByTheirReplies(t *testing.T) {
	c := startCluster(t, 4)
	c.learn(t)
	if first := c.heads[0]; !strings.Contains(first, "Autonats-Load: ask") || strings.Contains(c.subjects[0], ".at.") {
		t.Errorf("the first call went to %q with %q", c.subjects[0], first)
	}
	all, direct := c.count(""), c.count(".at.")
	for range 200 {
		if err := c.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if all, direct = c.count("")-all, c.count(".at.")-direct; all-direct > 40 {
		t.Errorf("%d of %d calls went to the queue group", all-direct, all)
	}
}

func TestCallsAreLeftToTheQueueGroup(t *testing.T) {
	c := startCluster(t, 2, resilience.Balance(false))
	for range 50 {
		if err := c.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if c.count(".at.") > 0 || strings.Join(c.heads, "") != "" {
		t.Errorf("%d calls went to instances, with heads %q", c.count(".at."), strings.Join(c.heads, ""))
	}
}

func TestNoCallIsLostToAnInstanceThatIsGone(t *testing.T) {
	c := startCluster(t, 3, resilience.Retry{Attempts: 1})
	c.learn(t)
	c.links[1].Kill()
	before := c.count(".at.i1")
	for range 100 {
		if err := c.client.DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	// It has found out once, and asks no more for a while.
	if calls := c.count(".at.i1") - before; calls > 1 {
		t.Errorf("%d calls went to it", calls)
	}
}

func TestAnInstanceThatFailsGetsHardlyAnyCalls(t *testing.T) {
	var changes []observe.Breaker
	c := startCluster(t, 3, autonats.WithObservers(autonats.Observer{
		OnBreakerChanged: func(breaker observe.Breaker) { changes = append(changes, breaker) },
	}))
	c.learn(t)
	c.failing.Store(2)
	failed := 0
	for range 300 {
		if c.client.DeleteAll(t.Context()) != nil {
			failed++
		}
	}
	want := []observe.Breaker{{Service: "User", Method: "DeleteAll", Instance: "i1", State: "open"}}
	if !slices.Equal(changes, want) {
		t.Errorf("told %v, want %v", changes, want)
	}
	// Five open it. What looks for instances, one call in twenty, may still come to it.
	if failed < 5 || failed > 5+15 {
		t.Errorf("%d calls have failed", failed)
	}
}

func TestASlowInstanceGetsFewerCalls(t *testing.T) {
	var shares []float64
	for _, balance := range []resilience.Balance{true, false} {
		network := autonatstest.NewNetwork()
		runs := make([]atomic.Int64, 3)
		for i, factor := range []time.Duration{5, 1, 1} {
			serve(t, network.Connect(), &users{deleteAll: func(context.Context) error {
				runs[i].Add(1)
				time.Sleep(10 * time.Millisecond * factor)
				return nil
			}})
		}
		client := newClient(network.Connect(), balance, autonats.WithTimeout(time.Minute))
		var callers sync.WaitGroup
		for range 10 {
			callers.Go(func() {
				for range 40 {
					if err := client.DeleteAll(t.Context()); err != nil {
						t.Error(err)
					}
				}
			})
		}
		callers.Wait()
		shares = append(shares, float64(runs[0].Load())/400)
	}
	if balanced, plain := shares[0], shares[1]; balanced > plain/1.5 {
		t.Errorf("it got %.2f of the calls, and %.2f by the queue group", balanced, plain)
	}
}
