package connection

import (
	"github.com/zyra/autonats/go/internal/clock"
	"sync"
	"time"
)

// maxCancellations is how many cancellations are sent per second.
const maxCancellations = 100

// Cancellations notifies handlers of cancelled calls, at most a hundred times a second: every
// instance receives each of these messages, and a handler stops at the deadline anyway.
type Cancellations struct {
	outbox *Outbox
	mu     sync.Mutex
	second clock.Instant
	sent   int
}

// Send publishes to the service's cancel subject that nobody waits on reply any more. It does
// nothing if it has done so too often within this second.
func (c *Cancellations) Send(subject, reply string) {
	c.mu.Lock()
	if second := clock.Now() / clock.Instant(time.Second); second != c.second {
		c.second, c.sent = second, 0
	}
	c.sent++
	allowed := c.sent <= maxCancellations
	c.mu.Unlock()
	if allowed {
		// It takes the same way as the request, and so arrives after it. If the connection is gone,
		// so is the call.
		c.outbox.Post(&Parcel{Subject: subject, Body: []byte(reply)})
	}
}
