package autonats

import (
	"sync"
	"time"
)

// maxCancellations is how many calls handlers are told of in a second.
const maxCancellations = 100

// cancellations tells handlers of calls that were given up, at most a hundred times a second: it is a courtesy, every instance receives each of these
// messages, and a handler stops at the deadline anyway.
type cancellations struct {
	outbox *outbox
	mu     sync.Mutex
	second instant
	sent   int
}

// send says on the service's cancel subject that nobody waits on reply any more, unless that was said too often.
func (c *cancellations) send(subject, reply string) {
	c.mu.Lock()
	if second := now() / instant(time.Second); second != c.second {
		c.second, c.sent = second, 0
	}
	c.sent++
	allowed := c.sent <= maxCancellations
	c.mu.Unlock()
	if allowed {
		// It goes the same way as the request, and so arrives behind it. If the connection is gone, so is the call.
		c.outbox.post(parcel{subject: subject, body: []byte(reply)})
	}
}
