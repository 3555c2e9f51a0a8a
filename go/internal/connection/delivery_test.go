package connection

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/link"
)

// stuckLink is a link to a server that confirms nothing.
type stuckLink struct{ published []string }

func (l *stuckLink) State() link.State     { return link.Up }
func (l *stuckLink) MaxPayload() int64     { return 1 << 20 }
func (l *stuckLink) InboxPrefix() string   { return "_INBOX" }
func (l *stuckLink) ServerCount() int      { return 1 }
func (l *stuckLink) Server() string        { return "stuck" }
func (l *stuckLink) ReceivedBytes() uint64 { return 0 }
func (l *stuckLink) Leave() error          { return nil }

func (l *stuckLink) Publish(subject, _ string, _, _ []byte) error {
	l.published = append(l.published, subject)
	return nil
}

func (l *stuckLink) Subscribe(string, string, func(link.Message)) (link.Subscription, error) {
	return nil, link.ErrClosed
}

func (l *stuckLink) CatchUp(ctx context.Context) error { return l.Confirm(ctx) }

func (l *stuckLink) Confirm(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func (l *stuckLink) Listen(*link.Events) func() { return func() {} }

// counter is the owner of parcels that are not sent.
type counter struct{ late int }

func (c *counter) Sent([]Parcel) {}

func (c *counter) TakeBack(_ *Parcel, err error) {
	if err == ErrExpired {
		c.late++
	}
}

// However often the outbox is woken, and however many wait whose deadlines differ, looking for what
// has expired takes a bounded share of its time.
func TestExpiredParcelsAreFoundInBoundedWork(t *testing.T) {
	o := Of(&stuckLink{}).Outbox
	owner := &counter{}
	const waiting = 10_000
	start := clock.Now()
	batch := make([]Parcel, waiting)
	for i := range batch {
		batch[i] = Parcel{Subject: "x", Body: []byte("x"), Owner: owner, Deadline: start.After(time.Duration(i) * 5 * time.Microsecond)}
	}
	o.mu.Lock()
	o.held.Store(waiting)
	o.earliest = start
	o.mu.Unlock()
	for rounds := 0; owner.late < waiting || rounds < 1000; rounds++ {
		o.dropExpired(batch, clock.Now())
	}
	took := clock.Now().Since(start)
	if most := 2*waiting + int(took/pausePerParcel); o.looked > most {
		t.Errorf("looked at %d parcels in %v, want at most %d", o.looked, took, most)
	}
	if held := o.Held(); held != 0 {
		t.Errorf("%d bytes are held", held)
	}
	if next := o.dropExpired(batch, clock.Now()); next != clock.Never {
		t.Errorf("looks again at %v", next)
	}
}

// slowLink takes each message when it is told to.
type slowLink struct {
	stuckLink
	take             chan struct{}
	publishing, most atomic.Int32
}

func (l *slowLink) Publish(string, string, []byte, []byte) error {
	l.most.Store(max(l.most.Load(), l.publishing.Add(1)))
	<-l.take
	l.publishing.Add(-1)
	return nil
}

// The end of the connection wakes the delivery, which has no part in what a goroutine just sends by
// itself.
func TestOneGoroutineSendsAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &slowLink{take: make(chan struct{})}
		shared := Of(l)
		owner := make(told, 3)
		post := func(subject string) { shared.Outbox.PostNow(&Parcel{Subject: subject, Owner: owner}) }
		shared.Outbox.Post(&Parcel{Subject: "first", Owner: owner})
		l.take <- struct{}{}
		synctest.Wait()
		go post("second")
		synctest.Wait()
		shared.onClosed(nil)
		synctest.Wait()
		go post("third")
		synctest.Wait()
		close(l.take)
		synctest.Wait()
		close(owner)
		var all []string
		for text := range owner {
			all = append(all, text)
		}
		if want := []string{"first sent", "second sent", "third sent"}; !slices.Equal(all, want) || l.most.Load() != 1 {
			t.Errorf("%q, at most %d at a time, want %q one at a time", all, l.most.Load(), want)
		}
	})
}
