package connection

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/limits"
)

// Outbox sends the messages of many goroutines in batches, from a goroutine of its own. A goroutine
// that publishes and then waits makes the client library's flusher run, which costs two goroutine
// switches for each message; one that sends batches needs one switch for many messages, which
// halves the cost of a call when there are many. And while a server does not read, only that one
// goroutine blocks.
//
// It counts all that goes out on a connection: what is queued here, and what the server has not
// confirmed. No more is written than fits the window, so that waiting messages can still be dropped
// when their deadlines pass, and fresh ones do not queue after stale ones.
type Outbox struct {
	shared *SharedConnection

	// held is the size of what is queued, being sent, or on its way to a server that has not
	// confirmed it; guests that of the requests that wait in handlers. Both are read for each call,
	// so they are atomic instead of guarded by mu.
	held, guests atomic.Int64

	mu    sync.Mutex
	queue []Parcel
	// spare is an empty queue that was used before.
	spare []Parcel
	// sender names the goroutine that sends just now, or is about to.
	sender sender
	// isDelivering reports whether there is a goroutine that sends what is queued; queued wakes it.
	// isClosed lets it end.
	isDelivering, isClosed bool
	queued                 chan struct{}
	// alone is the parcel that its own goroutine sends. It belongs to the sender.
	alone [1]Parcel
	// earliest is when the next parcel expires that waits, or sooner. They are not all looked at
	// before lookAgain.
	earliest, lookAgain clock.Instant
	// looked counts how many were looked at.
	looked int
	// lonely counts the consecutive batches of one message.
	lonely int
	// idle is closed once there is nothing to send; nil if nobody waits for that.
	idle   chan struct{}
	window window
}

// sender names the goroutine that sends what an outbox has. There is one at a time.
type sender uint8

const (
	nobody sender = iota
	// poster is a goroutine that sends what it has posted.
	poster
	// delivery is the goroutine that sends what is queued.
	delivery
)

// Why a message is not sent, besides the reasons of package link.
var (
	// ErrExpired means that the deadline has passed, or would before the server had the message.
	ErrExpired = errors.New("the deadline has passed")
	// errEnded means that the call has ended before its request was sent.
	errEnded = errors.New("the call has ended")
	// ErrGateShut means that the connection is about to move to another server.
	ErrGateShut = errors.New("moving to another server")
)

func newOutbox(shared *SharedConnection) *Outbox {
	o := &Outbox{shared: shared, earliest: clock.Never, queued: make(chan struct{}, 1)}
	o.window.init(shared.Link, &o.mu, &o.held)
	shared.Add(&Listener{OnUp: o.window.reset, OnDown: o.window.reset, OnClosed: func(error) { o.onClosed() }})
	return o
}

// Held returns how many bytes are queued, or on their way to a server that has not confirmed them.
func (o *Outbox) Held() int {
	return int(o.held.Load())
}

// Reserve counts the bytes of a request as held, ahead of its parcel, and reports whether there is
// room for them: calls that are made at once would each find the same room else. Answers need no
// room, as their slots bound them.
func (o *Outbox) Reserve(bytes, most int) bool {
	if o.held.Add(int64(bytes)) <= int64(most) {
		return true
	}
	o.Unreserve(bytes)
	// With a limit far below the window, nothing else might ask for a confirmation. Those who are
	// refused do not wait for each other to find out that somebody has asked.
	if !o.window.isProbing.Load() {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.window.ask()
	}
	return false
}

// Unreserve counts bytes as held no longer for which no parcel will be posted.
func (o *Outbox) Unreserve(bytes int) {
	o.held.Add(-int64(bytes))
}

// HoldsTooMuch reports whether handlers should take no more work, because unsent answers and
// waiting requests hold too many bytes.
func (o *Outbox) HoldsTooMuch() bool {
	return o.held.Load()+o.guests.Load() > limits.MaxHeldBytes
}

// CountGuest adds the bytes of a request that waits in a handler, or subtracts them if bytes is
// negative.
func (o *Outbox) CountGuest(bytes int) {
	o.guests.Add(int64(bytes))
}

// IsCongested reports whether what waits is more than the window: a message added now may expire
// before it is sent.
func (o *Outbox) IsCongested() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.Held() > o.window.size
}

// Post sends a message, soon. It does not wait for a server that does not read, unless next to
// nothing is to be sent. It keeps a copy of the parcel.
func (o *Outbox) Post(p *Parcel) {
	o.held.Add(int64(p.size() - p.Reserved))
	o.mu.Lock()
	o.post(p, o.lonely >= enoughLonely && p.size() < maxAlone)
}

// PostNow is Post for a program that may end right after it: where the connection keeps up, the
// message is with the client library when it returns.
func (o *Outbox) PostNow(p *Parcel) {
	o.held.Add(int64(p.size() - p.Reserved))
	o.mu.Lock()
	o.post(p, true)
}

// post sends a message at once if mayGoAlone, nothing else is being sent and it fits the window,
// and else adds it to the queue. o.mu must be held; post releases it.
func (o *Outbox) post(p *Parcel, mayGoAlone bool) {
	if mayGoAlone && o.sender == nobody && o.window.fits(p.size()) {
		o.alone[0] = *p
		o.sendAlone()
		return
	}
	o.queue = append(o.queue, *p)
	if p.Deadline != 0 {
		o.earliest = min(o.earliest, p.Deadline)
	}
	if o.sender == nobody {
		o.handOver()
		return
	}
	if !p.Keep && !o.shared.IsUp() {
		// The messages before it may wait for the next connection; this one does not.
		o.window.wake()
	}
	o.mu.Unlock()
}

const (
	// enoughLonely is after how many batches of one message the next message is sent by its own
	// goroutine: nothing would be gained by another one.
	enoughLonely = 4
	// maxAlone is how large a message may be that its own goroutine sends.
	maxAlone = 16 << 10
	// maxSpare is how many parcels a queue may have room for that is kept for the next batch.
	maxSpare = 4096
)

// sendAlone sends one message, and leaves to another goroutine what has been posted in the
// meantime. o.mu must be held; sendAlone releases it.
func (o *Outbox) sendAlone() {
	o.sender = poster
	l := o.window.line()
	o.mu.Unlock()
	_, sent, isKept := o.sendRun(o.alone[:], l, true)
	o.mu.Lock()
	if sent > 0 {
		o.window.count(sent)
	}
	if isKept {
		o.queue = slices.Insert(o.queue, 0, o.alone[0])
		o.earliest = min(o.earliest, o.alone[0].Deadline)
	}
	o.alone[0] = Parcel{}
	if len(o.queue) > 0 {
		o.lonely = 0
		o.handOver()
		return
	}
	o.rest()
	o.mu.Unlock()
}

// moved reports whether the server has confirmed anything since it was asked last.
func (o *Outbox) moved() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.window.takeMoved()
}

// Flush waits until the server has confirmed what was posted before, or ctx is done.
func (o *Outbox) Flush(ctx context.Context) {
	select {
	case <-o.whenIdle():
	case <-ctx.Done():
	}
	if o.shared.IsUp() {
		// What is lost now is lost together with the connection.
		_ = o.shared.Link.Confirm(ctx)
	}
}

func (o *Outbox) flushUntil(end time.Time) {
	ctx, cancel := context.WithDeadline(context.Background(), end)
	defer cancel()
	o.Flush(ctx)
}

func (o *Outbox) whenIdle() <-chan struct{} {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.sender == nobody {
		return ClosedChannel
	}
	if o.idle == nil {
		o.idle = make(chan struct{})
	}
	return o.idle
}
