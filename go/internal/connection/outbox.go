package connection

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/link"
)

// Outbox sends the messages of many goroutines in batches, from a goroutine of its own. A goroutine that publishes and then waits makes the client library's
// flusher run, which costs two switches of goroutines for each message; one that sends batches needs one switch for many of them, which halves the cost of a
// call when there are many. And while a server does not read, nobody waits for it but that one goroutine.
//
// It keeps the one account of what goes out on a connection: what is queued here, and what the server has not confirmed. No more is written than fits the
// window, so that what waits can still be dropped when its deadline passes, and what is fresh does not stand in line behind what is stale.
type Outbox struct {
	shared      *SharedConnection
	multiplexer *Multiplexer

	mu    sync.Mutex
	queue []Parcel
	// spare is an empty queue that was used before.
	spare []Parcel
	// queued is the size of what is queued or being sent.
	queued int
	busy   bool
	// lonely counts the batches of one message since the last one of more.
	lonely int
	// idle is closed once there is nothing to send; nil if nobody waits for that.
	idle   chan struct{}
	window window
}

// Parcel is a message on its way out.
type Parcel struct {
	Subject string
	// Reply is where the answer is to go; empty on messages that want none.
	Reply string
	Head  []byte
	Body  []byte
	// Encoder owns the body if it is not nil, and belongs to the outbox until the message is sent.
	Encoder *codec.Encoder
	// Owner is told what becomes of the parcel. It may be nil.
	Owner Owner
	// Deadline is until when the message may be sent; 0 for always.
	Deadline clock.Instant
	// Slot and Token are the multiplexer's. Call is the owner's.
	Slot  *slot
	Token uint64
	Call  any
}

func (p *Parcel) size() int {
	return len(p.Head) + len(p.Body)
}

// Owner is who has put a parcel into the outbox. Exactly one of its methods is called for each parcel, and must not block.
type Owner interface {
	// Sent is told that the message was handed to the connection.
	Sent(p *Parcel)
	// TakeBack gets what was not sent, because of err.
	TakeBack(p *Parcel, err error)
}

// MaxHeldBytes is how much may wait for a server that does not keep up, unless the client says otherwise.
const MaxHeldBytes = 16 << 20

// Why a message is not sent, besides the reasons of package link.
var (
	// ErrExpired says that the deadline has passed.
	ErrExpired = errors.New("the deadline has passed")
	// ErrGateShut says that the connection is about to move to another server.
	ErrGateShut = errors.New("moving to another server")
)

func newOutbox(shared *SharedConnection) *Outbox {
	o := &Outbox{shared: shared}
	o.window.init(shared.Link, &o.mu)
	shared.Add(&Listener{OnUp: o.window.reset, OnDown: o.window.reset, OnClosed: func(error) { o.window.reset() }})
	return o
}

// Held returns how many bytes are queued, or on their way to a server that has not confirmed them.
func (o *Outbox) Held() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.queued + o.window.unconfirmed()
}

// IsFull reports whether so much waits that no request of so many bytes may be added. Answers may, as their slots bound them.
func (o *Outbox) IsFull(bytes, most int) bool {
	return o.Held()+bytes > most
}

// IsCongested reports whether what waits is more than the window: whatever is added now may be stale before it is out.
func (o *Outbox) IsCongested() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.queued+o.window.unconfirmed() > o.window.size
}

// Post sends a message, soon. It does not wait for a server that does not read, unless there is next to nothing to be sent.
func (o *Outbox) Post(p Parcel) {
	o.mu.Lock()
	if !o.busy && o.lonely >= enoughLonely && p.size() < maxAlone && o.window.fits(p.size()) {
		o.busy = true
		o.queued += p.size()
		o.mu.Unlock()
		o.sendAlone(p)
		return
	}
	o.enqueue(p)
}

// PostNow is Post for a program that may end right after it: where the connection keeps up, the message is with the client library when it returns.
func (o *Outbox) PostNow(p Parcel) {
	o.mu.Lock()
	if !o.busy && o.window.fits(p.size()) {
		o.busy = true
		o.queued += p.size()
		o.mu.Unlock()
		o.sendAlone(p)
		return
	}
	o.enqueue(p)
}

// enqueue adds to the queue. The lock is held, and let go.
func (o *Outbox) enqueue(p Parcel) {
	o.queue = append(o.queue, p)
	o.queued += p.size()
	idle := !o.busy
	o.busy = true
	o.mu.Unlock()
	if idle {
		go o.deliver()
	}
}

const (
	// enoughLonely is after how many batches of one message the next message is sent by its own goroutine: nothing would be gained by another one.
	enoughLonely = 4
	// maxAlone is how large a message may be that its own goroutine sends.
	maxAlone = 16 << 10
	// maxSpare is how many parcels a queue may have room for that is kept for the next batch.
	maxSpare = 4096
)

// sendAlone sends one message, and leaves to another goroutine what has been posted in the meantime.
func (o *Outbox) sendAlone(p Parcel) {
	o.send(&p)
	o.mu.Lock()
	more := len(o.queue) > 0
	if more {
		o.lonely = 0
	} else {
		o.rest()
	}
	o.mu.Unlock()
	if more {
		go o.deliver()
	}
}

// deliver sends batches until there is nothing to send.
func (o *Outbox) deliver() {
	for {
		// Those who are about to post something are let go first, so that it is in the same batch.
		runtime.Gosched()
		o.mu.Lock()
		batch := o.queue
		switch len(batch) {
		case 0:
			o.rest()
			o.mu.Unlock()
			return
		case 1:
			o.lonely++
		default:
			o.lonely = 0
		}
		o.queue, o.spare = o.spare, nil
		o.mu.Unlock()
		for i := range batch {
			o.wait(batch[i:])
			o.send(&batch[i])
		}
		clear(batch)
		if cap(batch) <= maxSpare {
			o.mu.Lock()
			o.spare = batch[:0]
			o.mu.Unlock()
		}
	}
}

// rest notes that there is nothing to send. The lock is held.
func (o *Outbox) rest() {
	o.busy = false
	if o.idle != nil {
		close(o.idle)
		o.idle = nil
	}
}

// wait waits until the first parcel of a batch fits the window, its deadline has passed, or there is no connection. Meanwhile it drops what expires behind it.
func (o *Outbox) wait(batch []Parcel) {
	first := &batch[0]
	for {
		o.mu.Lock()
		if first.isTaken() || o.window.fits(first.size()) || !o.shared.IsUp() {
			o.mu.Unlock()
			return
		}
		o.window.ask()
		changed := o.window.changed()
		o.mu.Unlock()
		at := clock.Now()
		next := min(o.dropExpired(batch, at), at.After(time.Second))
		timer := time.NewTimer(next.Since(at))
		select {
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// dropExpired drops the parcels whose deadline has passed, of a batch and of the queue behind it, and returns the earliest deadline that has not.
func (o *Outbox) dropExpired(batch []Parcel, at clock.Instant) clock.Instant {
	next := clock.Never
	var late []Parcel
	look := func(parcels []Parcel) {
		for i := range parcels {
			p := &parcels[i]
			switch {
			case p.isTaken() || p.Deadline == 0:
			case p.Deadline <= at:
				late = append(late, *p)
				*p = Parcel{}
			default:
				next = min(next, p.Deadline)
			}
		}
	}
	look(batch)
	o.mu.Lock()
	look(o.queue)
	for i := range late {
		o.queued -= late[i].size()
	}
	o.mu.Unlock()
	for i := range late {
		late[i].giveBack(ErrExpired)
	}
	return next
}

// isTaken reports whether the parcel was dropped while it waited.
func (p *Parcel) isTaken() bool {
	return p.Subject == ""
}

// giveBack tells the owner that the message was not sent.
func (p *Parcel) giveBack(err error) {
	switch {
	case p.Owner != nil:
		p.Owner.TakeBack(p, err)
	case p.Encoder != nil:
		p.Encoder.Release()
	}
}

// send hands a message to the link.
func (o *Outbox) send(p *Parcel) {
	if p.isTaken() {
		return
	}
	size := p.size()
	err := o.publish(p)
	o.mu.Lock()
	o.queued -= size
	if err == nil {
		o.window.count(size)
	}
	o.mu.Unlock()
	if err != nil {
		p.giveBack(err)
		return
	}
	if p.Encoder != nil {
		p.Encoder.Release()
	}
	if p.Owner != nil {
		p.Owner.Sent(p)
	}
}

func (o *Outbox) publish(p *Parcel) error {
	if p.Deadline != 0 && p.Deadline <= clock.Now() {
		return ErrExpired
	}
	if !o.shared.IsUp() {
		if o.shared.IsClosed() {
			return link.ErrClosed
		}
		return link.ErrDown
	}
	if p.Slot != nil {
		o.multiplexer.markSent(p)
	}
	return o.shared.Link.Publish(p.Subject, p.Reply, p.Head, p.Body)
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
		// What is lost now, is lost with the connection.
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
	if !o.busy {
		return ClosedChannel
	}
	if o.idle == nil {
		o.idle = make(chan struct{})
	}
	return o.idle
}
