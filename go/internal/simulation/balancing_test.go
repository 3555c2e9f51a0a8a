package simulation

import (
	"context"
	"math"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/resilience"
)

const (
	balancedInstances = 6
	balancedSlots     = 8
	balancedMean      = 20 * time.Millisecond
	balancedClients   = 3
	balancedDeadline  = time.Second
	// The first second is left out: nobody knows anybody.
	countsFrom   = time.Second
	faultAt      = 2 * time.Second
	balancedEnd  = 6 * time.Second
	balancedLoad = 0.8
)

// balanced is what has become of the calls to six instances, of which one is slow or has a fault.
type balanced struct {
	mu                       sync.Mutex
	made, failed, unanswered int
	// took has the times of the calls that have succeeded.
	took []time.Duration
}

func (b *balanced) percentile(share float64) time.Duration {
	slices.Sort(b.took)
	return b.took[int(float64(len(b.took))*share)]
}

// slowUsers are served in a random time, on average mean.
type slowUsers struct {
	user.UserServer
	mean   time.Duration
	chance func() float64
}

func (s *slowUsers) DeleteAll(context.Context) error {
	time.Sleep(time.Duration(-math.Log(1-s.chance()) * float64(s.mean)))
	return nil
}

// playBalanced lets clients call six instances in virtual time, as often as they can serve four of
// five calls.
func playBalanced(t *testing.T, balance resilience.Balance, factor, queue int, fault func(first *autonatstest.Link)) *balanced {
	t.Helper()
	result := &balanced{}
	synctest.Test(t, func(t *testing.T) {
		network := autonatstest.NewNetwork()
		network.Faults(autonatstest.FaultRule{Delay: autonatstest.DelayRange{Min: 200 * time.Microsecond, Max: 600 * time.Microsecond}})
		var first *autonatstest.Link
		var links []*autonatstest.Link
		var handlers []*user.UserHandler
		for i := range balancedInstances {
			l := network.Connect()
			links = append(links, l)
			server := &slowUsers{mean: balancedMean, chance: lockedChance(int64(i), "work")}
			if i == 0 {
				first, server.mean = l, balancedMean*time.Duration(factor)
			}
			limits := autonats.Limits{MethodLimits: autonats.MethodLimits{Concurrency: balancedSlots, Queue: queue}}
			handler := user.NewUserHandler(server, l, autonats.WithLogger(quiet), autonats.WithLimits(limits))
			if err := handler.Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			handlers = append(handlers, handler)
		}
		began := time.Now()
		perSecond := balancedLoad * balancedSlots * (balancedInstances - 1 + 1/float64(factor)) / balancedMean.Seconds() / balancedClients
		var calls sync.WaitGroup
		for i := range balancedClients {
			l := network.Connect()
			links = append(links, l)
			client := user.NewUserClient(l, autonats.WithLogger(quiet), balance, autonats.WithTimeout(balancedDeadline))
			chance := lockedChance(int64(i), "calls")
			calls.Go(func() {
				for time.Since(began) < balancedEnd {
					calls.Go(func() { result.call(t.Context(), client, time.Since(began) > countsFrom) })
					time.Sleep(time.Duration(-math.Log(1-chance()) / perSecond * float64(time.Second)))
				}
			})
		}
		time.AfterFunc(faultAt, func() { fault(first) })
		calls.Wait()
		network.Heal()
		for _, handler := range handlers {
			handler.Shutdown()
		}
		time.Sleep(rest)
		for _, l := range links {
			l.Close()
		}
	})
	return result
}

func (b *balanced) call(ctx context.Context, client *user.UserClient, counts bool) {
	at := time.Now()
	err := client.DeleteAll(ctx)
	if !counts {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.made++
	if err == nil {
		b.took = append(b.took, time.Since(at))
		return
	}
	b.failed++
	if autonats.CodeOf(err) == autonats.CodeDeadlineExceeded {
		b.unanswered++
	}
}

// lockedChance returns a sequence for several goroutines.
func lockedChance(seed int64, name string) func() float64 {
	var mu sync.Mutex
	chance := autonatstest.NewChance(seed, name)
	return func() float64 {
		mu.Lock()
		defer mu.Unlock()
		return chance()
	}
}

func TestOneOfSixInstancesIsSlow(t *testing.T) {
	nothing := func(*autonatstest.Link) {}
	chosen := playBalanced(t, true, 5, 10_000, nothing)
	plain := playBalanced(t, false, 5, 10_000, nothing)
	if chosen.failed*1000 > chosen.made {
		t.Errorf("%d of %d calls have failed", chosen.failed, chosen.made)
	}
	if one, other := chosen.percentile(0.99), plain.percentile(0.99); one > other/2 {
		t.Errorf("99 %% of calls took up to %v, and %v by the queue group", one, other)
	}
}

func TestOneOfSixInstancesIsKilled(t *testing.T) {
	chosen := playBalanced(t, true, 1, balancedSlots, (*autonatstest.Link).Kill)
	// What is in it is lost, and no other call. The others have as much to do as they can.
	if chosen.unanswered > 2*balancedSlots || chosen.failed*50 > chosen.made {
		t.Errorf("%d of %d calls have failed, %d without a reply", chosen.failed, chosen.made, chosen.unanswered)
	}
}

func TestOneOfSixInstancesIsFrozen(t *testing.T) {
	chosen := playBalanced(t, true, 1, balancedSlots, (*autonatstest.Link).Freeze)
	plain := playBalanced(t, false, 1, balancedSlots, (*autonatstest.Link).Freeze)
	if chosen.unanswered*10 > plain.unanswered || chosen.failed*50 > chosen.made {
		t.Errorf("%d of %d calls have failed, %d without a reply, and %d by the queue group", chosen.failed, chosen.made, chosen.unanswered, plain.unanswered)
	}
}
