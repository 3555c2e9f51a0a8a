package autonats

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/nats-io/nats.go"
)

// outbox sends the messages of many goroutines in batches, from a goroutine of its own. A goroutine that publishes and then waits makes the client library
// write to the socket for that one message; here, all that is ready to be sent goes together, which halves the cost of a call when there are many. And while a
// server does not read, nobody waits for it but that one goroutine.
type outbox struct {
	nc  *nats.Conn
	mux *mux

	mu    sync.Mutex
	queue []parcel
	// spare is an empty queue that was used before.
	spare []parcel
	// bytes is the size of what is queued or being sent.
	bytes int
	busy  bool
	// lonely counts the batches of one message since the last one of more.
	lonely int
	// idle is closed once there is nothing to send; nil if nobody waits for that.
	idle chan struct{}
}

// parcel is a message on its way out.
type parcel struct {
	subject string
	// reply is where the answer is to go; empty on messages that want none.
	reply  string
	header nats.Header
	body   []byte
	// encoder owns the body if it is not nil, and belongs to the outbox until the message is sent.
	encoder *Encoder
	// refused is told if the message was not sent, and gets the parcel back. It may be nil.
	refused sender
	// token and deadline are for the sender's own use.
	token    uint64
	slot     *slot
	deadline instant
}

// sender is who has put a parcel into the outbox.
type sender interface {
	// takeBack gets what was not sent, because of err. It must not block.
	takeBack(p *parcel, err error)
}

// maxOutboxBytes is how much may wait for a server that does not read.
const maxOutboxBytes = 16 << 20

// Why a message is not given to the client library, besides the reasons that the library itself has.
var (
	// errNotConnected says that there is no connection: the library would keep the message for later.
	errNotConnected = errors.New("not connected")
	// errGateShut says that the connection is about to move to another server.
	errGateShut = errors.New("moving to another server")
)

// isFull tells whether so much waits that no request may be added. Answers may, as no more of them can come than were admitted.
func (o *outbox) isFull() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes > maxOutboxBytes
}

// post sends a message, soon. It does not wait for a server that does not read, unless there is next to nothing to be sent.
func (o *outbox) post(p parcel) {
	o.mu.Lock()
	if !o.busy && o.lonely >= enoughLonely && len(p.body) < maxAlone {
		o.busy = true
		o.mu.Unlock()
		o.sendAlone(p)
		return
	}
	o.queue = append(o.queue, p)
	o.bytes += len(p.body)
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
)

// sendAlone sends one message, and leaves to another goroutine what has been posted in the meantime.
func (o *outbox) sendAlone(p parcel) {
	o.send([]parcel{p})
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
func (o *outbox) deliver() {
	sent := 0
	for {
		// Those who are about to post something are let go first, so that it is in the same batch.
		runtime.Gosched()
		o.mu.Lock()
		batch := o.queue
		o.bytes -= sent
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
		sent = o.send(batch)
		clear(batch)
		if cap(batch) <= maxSpare {
			o.mu.Lock()
			o.spare = batch[:0]
			o.mu.Unlock()
		}
	}
}

// rest tells that there is nothing to send. The lock is held.
func (o *outbox) rest() {
	o.busy = false
	if o.idle != nil {
		close(o.idle)
		o.idle = nil
	}
}

// maxSpare is how many parcels a queue may have room for that is kept for the next batch.
const maxSpare = 4096

// send sends a batch, and gives its size.
func (o *outbox) send(batch []parcel) int {
	bytes := 0
	isUp := o.nc.IsConnected()
	if isUp {
		o.mux.markSent(batch)
	}
	for i := range batch {
		p := &batch[i]
		bytes += len(p.body)
		err := errNotConnected
		if isUp {
			err = o.publish(p)
		}
		switch {
		case err == nil:
			if p.encoder != nil {
				p.encoder.release()
			}
		case p.refused != nil:
			p.refused.takeBack(p, err)
		}
	}
	return bytes
}

func (o *outbox) publish(p *parcel) error {
	switch {
	case p.header != nil:
		return o.nc.PublishMsg(&nats.Msg{Subject: p.subject, Reply: p.reply, Header: p.header, Data: p.body})
	case p.reply != "":
		return o.nc.PublishRequest(p.subject, p.reply, p.body)
	default:
		return o.nc.Publish(p.subject, p.body)
	}
}

// flush waits until the server has confirmed what was posted before, or ctx is done.
func (o *outbox) flush(ctx context.Context) {
	select {
	case <-o.whenIdle():
	case <-ctx.Done():
	}
	if o.nc.IsConnected() {
		// What is lost now, is lost with the connection.
		_ = o.nc.FlushWithContext(ctx)
	}
}

func (o *outbox) whenIdle() <-chan struct{} {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.busy {
		return closedChannel
	}
	if o.idle == nil {
		o.idle = make(chan struct{})
	}
	return o.idle
}
