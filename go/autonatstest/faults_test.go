package autonatstest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zyra/autonats/go/internal/link"
)

// note is what has come, and when.
type note struct {
	subject string
	at      time.Duration
}

// notes collects what comes to a subject.
type notes struct {
	mu  sync.Mutex
	all []note
}

func take(l *Link, subject string) *notes {
	n, start := &notes{}, time.Now()
	_, _ = l.Subscribe(subject, "", func(m link.Message) {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.all = append(n.all, note{m.Subject, time.Since(start)})
	})
	return n
}

func (n *notes) subjects() (subjects []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, one := range n.all {
		subjects = append(subjects, one.subject)
	}
	return subjects
}

// pair returns two connections, and what the second receives.
func pair(n *Network) (from, to *Link, got *notes) {
	from, to = n.Connect(WithName("from")), n.Connect(WithName("to"))
	return from, to, take(to, ">")
}

func send(l *Link, subjects ...string) {
	for _, subject := range subjects {
		_ = l.Publish(subject, "", nil, nil)
	}
}

func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestFaultsDelayInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		from, _, got := pair(NewNetwork(WithSeed(1), WithFaults(FaultRule{Delay: DelayRange{10 * time.Millisecond, 50 * time.Millisecond}})))
		var want []string
		for i := range 30 {
			want = append(want, fmt.Sprintf("a.%d", i))
		}
		send(from, want...)
		pass(9 * time.Millisecond)
		if len(got.subjects()) != 0 {
			t.Errorf("got %v before its time", got.subjects())
		}
		pass(41 * time.Millisecond)
		if !slices.Equal(got.subjects(), want) {
			t.Errorf("got %v, want %v", got.subjects(), want)
		}
	})
}

func TestFaultsReorderSubjects(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		from, to, _ := pair(NewNetwork(WithSeed(2), WithFaults(FaultRule{Delay: DelayRange{0, 50 * time.Millisecond}, Reorder: true})))
		bodies := map[string]string{}
		_, _ = to.Subscribe(">", "", func(m link.Message) { bodies[m.Subject] += string(m.Body) })
		order := take(to, ">")
		var sent []string
		for i := range 10 {
			for _, subject := range []string{"a", "b"} {
				_ = from.Publish(subject, "", nil, fmt.Append(nil, i))
				sent = append(sent, subject)
			}
		}
		pass(50 * time.Millisecond)
		if bodies["a"] != "0123456789" || bodies["b"] != "0123456789" {
			t.Errorf("messages of one subject overtook each other: %v", bodies)
		}
		if slices.Equal(order.subjects(), sent) {
			t.Error("no message overtook one of the other subject")
		}
	})
}

func TestFaultsLoseAndRepeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run := func(isBusy bool) []string {
			n := NewNetwork(WithSeed(3), WithFaults(FaultRule{Drop: 0.2}))
			from, _, got := pair(n)
			other := n.Connect()
			for i := range 1000 {
				send(from, fmt.Sprintf("a.%d", i))
				if isBusy {
					send(other, "other")
				}
			}
			pass(time.Millisecond)
			return slices.DeleteFunc(got.subjects(), func(s string) bool { return s == "other" })
		}
		first := run(false)
		if len(first) < 740 || len(first) > 860 {
			t.Errorf("%d of 1000 messages came, want about 800", len(first))
		}
		if !slices.Equal(run(true), first) {
			t.Error("a second run with the same seed is different")
		}
	})
}

func TestFaultsByRule(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := NewNetwork()
		from, to, got := pair(n)
		other := n.Connect(WithName("other"))
		n.Faults(
			FaultRule{From: []string{"other"}, DuplicateReplies: 1},
			FaultRule{To: []string{"to"}, Subject: "a.*", Drop: 1},
			FaultRule{From: []string{"from", "nobody"}, Delay: DelayRange{7 * time.Millisecond, 7 * time.Millisecond}},
		)
		send(to, "b.2")
		pass(0)
		send(other, "a.2", "_INBOX.1")
		pass(0)
		send(from, "a.1", "b.1")
		pass(6 * time.Millisecond)
		want := []string{"b.2", "a.2", "_INBOX.1", "_INBOX.1"}
		if !slices.Equal(got.subjects(), want) {
			t.Errorf("got %v, want %v", got.subjects(), want)
		}
		if err := to.Confirm(context.Background()); err != nil {
			t.Error(err)
		}
		synctest.Wait()
		if got := got.subjects(); got[len(got)-1] != "b.1" {
			t.Errorf("a confirmation came before what was under way: %v", got)
		}
	})
}

func TestPartition(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := NewNetwork()
		from, to, got := pair(n)
		back := take(from, "back")
		end := n.Partition([]string{"from"}, []string{"to", "nobody"})
		n.Partition([]string{"to"}, []string{"from"})
		end()
		send(from, "lost")
		send(to, "back")
		n.Heal()
		send(from, "healed")
		synctest.Wait()
		if want := []string{"back", "healed"}; !slices.Equal(got.subjects(), want) || len(back.subjects()) != 0 {
			t.Errorf("got %v and %v, want %v and nothing", got.subjects(), back.subjects(), want)
		}
	})
}

func TestFrozenLink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := NewNetwork()
		from, to, got := pair(n)
		to.Freeze()
		send(from, "a")
		send(to, "b")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := to.Confirm(ctx); err == nil || to.State() != link.Up {
			t.Errorf("a frozen link confirmed with %v, and is %v", err, to.State())
		}
		to.Thaw()
		synctest.Wait()
		if want := []string{"a", "b"}; !slices.Equal(slices.Sorted(slices.Values(got.subjects())), want) {
			t.Errorf("got %v, want %v", got.subjects(), want)
		}
		to.Freeze()
		send(from, "lost")
		_ = to.Leave()
		synctest.Wait()
		send(from, "c")
		synctest.Wait()
		if all := got.subjects(); len(all) != 3 || all[2] != "c" {
			t.Errorf("got %v, want a, b, c", all)
		}
	})
}

func TestSlowLink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		from, to, got := pair(NewNetwork())
		to.Slow(10 * time.Millisecond)
		send(from, "a", "b", "c")
		pass(time.Second)
		for i, one := range got.all {
			if want := time.Duration(i+1) * 10 * time.Millisecond; one.at != want {
				t.Errorf("%s came after %v, want %v", one.subject, one.at, want)
			}
		}
		if len(got.all) != 3 {
			t.Errorf("got %v", got.all)
		}
	})
}

func TestKilledLink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := NewNetwork(WithFaults(FaultRule{Delay: DelayRange{time.Second, time.Second}}))
		from, to, got := pair(n)
		var lost []string
		defer n.Watch(func(e NetworkEvent) {
			if e.Kind == Lost {
				lost = append(lost, e.To+" "+e.Message.Subject)
			}
		})()
		send(from, "a")
		to.Kill()
		pass(time.Second)
		if len(got.subjects()) != 0 || !slices.Equal(lost, []string{"to a"}) || n.Link("to") != nil || !to.IsClosed() {
			t.Errorf("got %v, lost %v, %v", got.subjects(), lost, n.Link("to"))
		}
	})
}

func TestFaultsAreChecked(t *testing.T) {
	for _, rule := range []FaultRule{{Drop: 1.1}, {DuplicateReplies: -1}, {Delay: DelayRange{-1, 0}}, {Delay: DelayRange{2, 1}}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v was taken", rule)
				}
			}()
			NewNetwork(WithFaults(rule))
		}()
	}
}

func TestFaultsAreThoseOfTypeScript(t *testing.T) {
	text, err := os.ReadFile("../../packages/testing/test/memory/fates.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Seed int64
		Rule struct {
			Delay                  struct{ MinMs, MaxMs float64 }
			Drop, DuplicateReplies float64
		}
		Fates []struct {
			From, To string
			IsLost   bool
			DelayMs  float64
			SecondMs *float64
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	milliseconds := func(ms float64) time.Duration { return time.Duration(ms * 1e6) }
	isNear := func(a, b time.Duration) bool { return (a - b).Abs() < time.Microsecond }
	f := newFaults(file.Seed)
	f.set([]FaultRule{{
		Delay: DelayRange{milliseconds(file.Rule.Delay.MinMs), milliseconds(file.Rule.Delay.MaxMs)},
		Drop:  file.Rule.Drop, DuplicateReplies: file.Rule.DuplicateReplies,
	}})
	for i, want := range file.Fates {
		second := time.Duration(-1)
		if want.SecondMs != nil {
			second = milliseconds(*want.SecondMs)
		}
		got := f.decide(want.From, want.To, "_INBOX.x", true)
		if got.isLost != want.IsLost || !isNear(got.delay, milliseconds(want.DelayMs)) || !isNear(got.second, second) {
			t.Errorf("message %d: got %+v, want %+v", i, got, want)
		}
	}
}
