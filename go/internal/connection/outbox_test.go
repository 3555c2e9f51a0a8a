package connection

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/link"
)

// silentLink takes messages and confirms them when it is told to.
type silentLink struct {
	link.Link
	confirmed chan struct{}

	mu        sync.Mutex
	published []string
}

func (l *silentLink) State() link.State                 { return link.Up }
func (l *silentLink) MaxPayload() int64                 { return 1 << 30 }
func (l *silentLink) InboxPrefix() string               { return "_INBOX" }
func (l *silentLink) Listen(*link.Events) (stop func()) { return func() {} }
func (l *silentLink) ReceivedBytes() uint64             { return 0 }
func (l *silentLink) Leave() error                      { return nil }

func (l *silentLink) Publish(subject, _ string, _, _ []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.published = append(l.published, subject)
	return nil
}

func (l *silentLink) CatchUp(ctx context.Context) error { return l.Confirm(ctx) }

func (l *silentLink) Confirm(ctx context.Context) error {
	select {
	case <-l.confirmed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// told is an owner that notes what it is told.
type told chan string

func (o told) Sent(parcels []Parcel) {
	for _, p := range parcels {
		o <- p.Subject + " sent"
	}
}

func (o told) TakeBack(p *Parcel, err error) { o <- p.Subject + " " + err.Error() }

// What does not fit into the window waits, is dropped at its deadline unseen, and else is sent once
// the server has confirmed what went before.
func TestOutboxKeepsToItsWindow(t *testing.T) {
	l := &silentLink{confirmed: make(chan struct{})}
	outbox := Of(l).Outbox
	owner := make(told, 8)
	post := func(subject string, size int, timeout time.Duration) {
		outbox.Post(&Parcel{Subject: subject, Body: make([]byte, size), Owner: owner, Deadline: clock.Now().After(timeout)})
	}
	expect := func(want string) {
		t.Helper()
		select {
		case got := <-owner:
			if got != want {
				t.Fatalf("got %q, want %q", got, want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("nothing was told, want %q", want)
		}
	}
	post("first", firstWindow-1, time.Minute)
	expect("first sent")
	post("late", 2, 20*time.Millisecond)
	post("later", 2, time.Minute)
	if outbox.Reserve(firstWindow, 2*firstWindow) || !outbox.Reserve(0, 2*firstWindow) {
		t.Errorf("%d bytes are held", outbox.Held())
	}
	// Nothing else may have been told by then: what waits after it does not fit either.
	expect("late " + ErrExpired.Error())
	close(l.confirmed)
	expect("later sent")
	l.mu.Lock()
	defer l.mu.Unlock()
	if want := []string{"first", "later"}; !slices.Equal(l.published, want) {
		t.Errorf("%v were published, want %v", l.published, want)
	}
}

// Requests that are made at once do not each find the same room.
func TestOutboxReservesRoomBeforeAParcelIsPosted(t *testing.T) {
	outbox := Of(&silentLink{confirmed: make(chan struct{})}).Outbox
	reserved := 0
	for range 10 {
		if outbox.Reserve(300, 1000) {
			reserved++
		}
	}
	if reserved != 3 || outbox.Held() != 900 {
		t.Errorf("%d times there was room, and %d bytes are held, want 3 and 900", reserved, outbox.Held())
	}
	outbox.Post(&Parcel{Subject: "a", Body: make([]byte, 310), Reserved: 300, Owner: make(told, 1)})
	if outbox.Held() != 910 {
		t.Errorf("%d bytes are held with a parcel of 310 for which 300 were reserved, want 910", outbox.Held())
	}
	outbox.Unreserve(600)
	if outbox.Held() != 310 {
		t.Errorf("%d bytes are held, want those of the parcel", outbox.Held())
	}
}

// While there is no connection, what is kept waits for the next one or its deadline, and everything
// else is returned to its owner.
func TestOutboxKeepsForTheNextConnection(t *testing.T) {
	l := autonatstest.NewNetwork().Connect()
	received := make(chan string, 8)
	if _, err := l.Subscribe("*", "", func(m link.Message) { received <- m.Subject }); err != nil {
		t.Fatal(err)
	}
	outbox := Of(l).Outbox
	owner := make(told, 8)
	expect := func(want ...string) {
		t.Helper()
		var got []string
		for range want {
			got = append(got, <-owner)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	l.Down()
	outbox.Post(&Parcel{Subject: "kept", Body: []byte("1"), Owner: owner, Keep: true, Deadline: clock.Now().After(time.Minute)})
	outbox.Post(&Parcel{Subject: "late", Body: []byte("2"), Owner: owner, Keep: true, Deadline: clock.Now().After(20 * time.Millisecond)})
	expect("late " + ErrExpired.Error())
	outbox.Post(&Parcel{Subject: "request", Body: []byte("3"), Owner: owner, Deadline: clock.Now().After(time.Minute)})
	expect("request " + link.ErrDown.Error())
	if held := outbox.Held(); held != 1 {
		t.Errorf("%d bytes are held, want 1", held)
	}
	l.Up()
	expect("kept sent")
	if subject := <-received; subject != "kept" || len(received) > 0 {
		t.Errorf("received %q and %d more", subject, len(received))
	}
	l.Down()
	outbox.Post(&Parcel{Subject: "lost", Body: []byte("4"), Owner: owner, Keep: true, Deadline: clock.Now().After(time.Minute)})
	l.Close()
	expect("lost " + link.ErrClosed.Error())
}

// What would be with the server only after its deadline is not written, and what comes after it is.
func TestOutboxWritesWhatArrivesInTime(t *testing.T) {
	l := &silentLink{confirmed: make(chan struct{})}
	outbox := Of(l).Outbox
	owner := make(told, 8)
	outbox.mu.Lock()
	outbox.window.pace.learn(1000, time.Hour, clock.Now())
	outbox.mu.Unlock()
	for subject, timeout := range map[string]time.Duration{"late": time.Hour, "fresh": 3 * time.Hour} {
		outbox.Post(&Parcel{Subject: subject, Body: make([]byte, 2000), Owner: owner, Deadline: clock.Now().After(timeout)})
	}
	got := []string{<-owner, <-owner}
	slices.Sort(got)
	if want := []string{"fresh sent", "late " + ErrExpired.Error()}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
