package autonatstest

import (
	"context"
	"errors"
	"testing"

	"github.com/zyra/autonats/go/internal/link"
)

// listen subscribes, and returns what comes.
func listen(t *testing.T, l *Link, subject, group string) chan link.Message {
	t.Helper()
	got := make(chan link.Message, 100)
	if _, err := l.Subscribe(subject, group, func(m link.Message) { got <- m }); err != nil {
		t.Fatal(err)
	}
	return got
}

func publish(t *testing.T, l *Link, subject, reply, body string) {
	t.Helper()
	if err := l.Publish(subject, reply, nil, []byte(body)); err != nil {
		t.Fatal(err)
	}
}

func TestNetworkDelivers(t *testing.T) {
	n := NewNetwork()
	from, to := n.Connect(), n.Connect()
	for pattern, subject := range map[string]string{"a.b": "a.b", "a.*": "a.c", "d.>": "d.e.f", ">": "z"} {
		got := listen(t, to, pattern, "")
		publish(t, from, subject, "r", pattern)
		if m := <-got; m.Subject != subject || m.Reply != "r" || string(m.Body) != pattern || m.Head != nil {
			t.Errorf("%q got %+v", pattern, m)
		}
	}
}

func TestNetworkKeepsOrder(t *testing.T) {
	n := NewNetwork()
	from, to := n.Connect(), n.Connect()
	got := listen(t, to, "a", "")
	for i := range byte(50) {
		publish(t, from, "a", "", string([]byte{i}))
	}
	for i := range byte(50) {
		if m := <-got; m.Body[0] != i {
			t.Fatalf("got message %d, want %d", m.Body[0], i)
		}
	}
}

func TestNetworkQueueGroups(t *testing.T) {
	n := NewNetwork()
	from := n.Connect()
	one, two, other := listen(t, n.Connect(), "a", "g"), listen(t, n.Connect(), "a", "g"), listen(t, n.Connect(), "a", "h")
	for range 40 {
		publish(t, from, "a", "", "x")
	}
	for range 40 {
		<-other
	}
	for range 40 {
		select {
		case <-one:
		case <-two:
		}
	}
	if len(one)+len(two)+len(other) != 0 {
		t.Error("a message was delivered twice to a group")
	}
}

func TestNetworkAnswersForNobody(t *testing.T) {
	l := NewNetwork().Connect()
	got := listen(t, l, "inbox.*", "")
	publish(t, l, "nobody", "inbox.1", "x")
	if m := <-got; m.Subject != "inbox.1" || string(m.Head) != "NATS/1.0 503\r\n\r\n" || len(m.Body) != 0 {
		t.Errorf("got %+v", m)
	}
}

func TestNetworkLimits(t *testing.T) {
	l := NewNetwork(WithMaxPayload(10)).Connect()
	if err := l.Publish("a", "", []byte("12345"), []byte("123456")); !errors.Is(err, link.ErrTooLarge) {
		t.Errorf("got %v, want %v", err, link.ErrTooLarge)
	}
	for _, subject := range []string{"", "a b", "a..b", ".a", "a\r\n"} {
		if l.Publish(subject, "", nil, nil) == nil {
			t.Errorf("%q was taken", subject)
		}
	}
}

func TestLinkStates(t *testing.T) {
	n := NewNetwork()
	from, to := n.Connect(), n.Connect()
	got := listen(t, to, "a", "")
	heard := make(chan string, 10)
	to.Listen(&link.Events{
		OnUp: func() { heard <- "up" }, OnDown: func() { heard <- "down" },
		OnClosed:   func(reason error) { heard <- "closed: " + reason.Error() },
		OnLameDuck: func() { heard <- "lame duck" },
	})
	to.Down()
	publish(t, from, "a", "", "lost")
	if err := to.Publish("a", "", nil, nil); !errors.Is(err, link.ErrDown) {
		t.Errorf("got %v, want %v", err, link.ErrDown)
	}
	to.Up()
	publish(t, from, "a", "", "kept")
	if m := <-got; string(m.Body) != "kept" {
		t.Errorf("got %q", m.Body)
	}
	to.LameDuck()
	to.CloseBecause(errors.New("broken"))
	if err := to.Confirm(context.Background()); err == nil {
		t.Error("a closed link confirmed")
	}
	for _, want := range []string{"down", "up", "lame duck", "closed: broken"} {
		if event := <-heard; event != want {
			t.Errorf("heard %q, want %q", event, want)
		}
	}
}

func TestSubscriptionDrains(t *testing.T) {
	n := NewNetwork()
	from, to := n.Connect(), n.Connect()
	hold, got := make(chan struct{}), 0
	s, _ := to.Subscribe("a", "", func(link.Message) { <-hold; got++ })
	for range 5 {
		publish(t, from, "a", "", "x")
	}
	ended := make(chan struct{})
	go func() {
		s.Drain(context.Background())
		close(ended)
	}()
	close(hold)
	<-ended
	publish(t, from, "a", "", "after")
	if got != 5 {
		t.Errorf("received %d messages, want 5", got)
	}
}
