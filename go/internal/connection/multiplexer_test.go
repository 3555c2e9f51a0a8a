package connection

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/link"
)

// quietLink is a link on which nothing arrives.
type quietLink struct{ silentLink }

type quietSubscription struct{ link.Subscription }

func (l *quietLink) Subscribe(string, string, func(link.Message)) (link.Subscription, error) {
	return quietSubscription{}, nil
}

// A connection waits for the calls that were in flight at the server's notice, and not for those
// that came after it: else none could be made until they have ended.
func TestEarlierCallsEnd(t *testing.T) {
	m := Of(&quietLink{silentLink{confirmed: make(chan struct{})}}).Multiplexer
	var served atomic.Bool
	take := func() *slot {
		ticket, failure := m.Take("subject", &served, 0, clock.Now().After(time.Minute))
		if failure != nil {
			t.Fatal(failure)
		}
		return ticket.Slot
	}
	m.whenEarlierEnd(t.Context())
	first, second := take(), take()
	ended := make(chan struct{})
	go func() {
		m.whenEarlierEnd(t.Context())
		close(ended)
	}()
	for waits := false; !waits; {
		m.mu.Lock()
		waits = m.earlier == 2
		m.mu.Unlock()
	}
	later := take()
	m.release(first)
	m.give(first)
	// The slot of an earlier call that has ended is not an earlier call.
	reused := take()
	m.release(reused)
	select {
	case <-ended:
		t.Fatal("one of the earlier calls is still in flight")
	default:
	}
	m.release(second)
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Fatal("all earlier calls have ended")
	}
	if !later.isOf(later.token.Load()) {
		t.Error("the later call is no longer in flight")
	}
}
