package connection

import (
	"runtime"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/link"
)

// handOver lets the delivery send what is queued. o.mu must be held; handOver releases it.
func (o *Outbox) handOver() {
	o.sender = delivery
	o.wakeDelivery()
}

// wakeDelivery lets the delivery look at what is to be done. It goes on in one goroutine for as long as
// there is a connection: the stack of a new one would have to grow each time. o.mu must be held;
// wakeDelivery releases it.
func (o *Outbox) wakeDelivery() {
	isNew := !o.isDelivering
	o.isDelivering = true
	o.mu.Unlock()
	if isNew {
		go o.deliver()
		return
	}
	select {
	case o.queued <- struct{}{}:
	default:
		// It will look anyway.
	}
}

// deliver sends what is queued, whenever something is, until the connection is closed for good.
func (o *Outbox) deliver() {
	for !o.sendQueued() {
		<-o.queued
	}
}

// sendQueued sends batches until there is nothing to send. It reports whether there never will be,
// as far as is known.
func (o *Outbox) sendQueued() (isLast bool) {
	for {
		// Goroutines that are about to post something run first, so that it is in the same batch.
		runtime.Gosched()
		o.mu.Lock()
		batch := o.queue
		if o.sender == delivery && len(batch) == 0 {
			o.rest()
		}
		if o.sender != delivery {
			// A goroutine that sends by itself hands over what it finds in the queue after that.
			isLast = o.isClosed
			o.isDelivering = !isLast
			o.mu.Unlock()
			return isLast
		}
		if len(batch) == 1 {
			o.lonely++
		} else {
			o.lonely = 0
		}
		o.queue, o.spare = o.spare, nil
		l := o.window.line()
		o.mu.Unlock()
		o.sendAll(batch, l)
		clear(batch)
		if cap(batch) <= maxSpare {
			o.mu.Lock()
			o.spare = batch[:0]
			o.mu.Unlock()
		}
	}
}

// onClosed ends the delivery.
func (o *Outbox) onClosed() {
	o.window.reset()
	o.mu.Lock()
	o.isClosed = true
	if o.isDelivering {
		o.wakeDelivery()
		return
	}
	o.mu.Unlock()
}

// rest records that there is nothing to send. o.mu must be held.
func (o *Outbox) rest() {
	o.sender = nobody
	if o.idle != nil {
		close(o.idle)
		o.idle = nil
	}
}

// sendAll sends a batch, of which as much as there is room for without a look at the window.
func (o *Outbox) sendAll(batch []Parcel, l line) {
	sent, mayGo := 0, false
	for len(batch) > 0 {
		done, bytes, isKept := o.sendRun(batch, l, mayGo)
		l = l.after(bytes)
		batch, sent, mayGo = batch[done:], sent+bytes, false
		if done > 0 && !isKept {
			continue
		}
		o.count(sent)
		if isKept {
			o.pause()
		}
		sent, l, mayGo = 0, o.wait(batch), true
	}
	o.count(sent)
}

const (
	// A run ends after so many messages, or once it has so many bytes: then time is looked at
	// again, and the owners are told. It is less than what the client library takes without writing
	// to the socket.
	mostInRun  = 32
	bytesInRun = 16 << 10
)

// sendRun sends messages from the front of a batch, as many as there is room for and make one run;
// the first of them in any case where it may go. It returns how many are dealt with, and the bytes
// of those that were sent. isKept reports that the next one is to wait for the next connection.
func (o *Outbox) sendRun(batch []Parcel, l line, mayGo bool) (done, bytes int, isKept bool) {
	at := clock.Now()
	for done < min(len(batch), mostInRun) && bytes < bytesInRun && !isKept {
		p := &batch[done]
		size := p.size()
		if bytes+size > l.room && !(mayGo && done == 0) {
			break
		}
		isSent := false
		if !p.isTaken() {
			isSent, isKept = o.send(p, at, l.after(bytes))
		}
		if isSent {
			bytes += size
		} else if !isKept {
			*p = Parcel{}
		}
		if !isKept {
			done++
		}
	}
	tellSent(batch[:done])
	return done, bytes, isKept
}

// tellSent notifies the owners of what was sent, each of all its messages in a row at once.
func tellSent(parcels []Parcel) {
	for start := 0; start < len(parcels); {
		owner := parcels[start].Owner
		end := start + 1
		for end < len(parcels) && parcels[end].Owner == owner {
			end++
		}
		// Those that were not sent have none.
		if owner != nil {
			owner.Sent(parcels[start:end])
		}
		start = end
	}
}

// send hands a message to the link, and reports whether that has it. What is kept for the next
// connection stays the outbox's; the owner of anything else that is not sent is notified.
func (o *Outbox) send(p *Parcel, at clock.Instant, l line) (isSent, isKept bool) {
	var err error
	switch {
	case p.isLate(l.arrives(at, p.size())):
		err = ErrExpired
	case o.shared.IsClosed():
		err = link.ErrClosed
	case !o.shared.IsUp():
		err = link.ErrDown
	case p.Slot != nil && !p.Slot.markSent(p.Token):
		err = errEnded
	default:
		err = o.shared.Link.Publish(p.Subject, p.Reply, p.Head, p.Body)
	}
	switch {
	case err == nil:
		if p.Encoder != nil {
			p.Encoder.Release()
		}
		return true, false
	case err == link.ErrDown && p.Keep:
		return false, true
	}
	o.held.Add(-int64(p.size()))
	p.giveBack(err)
	return false, false
}

// count adds what was sent to the window.
func (o *Outbox) count(bytes int) {
	if bytes == 0 {
		return
	}
	o.mu.Lock()
	o.window.count(bytes)
	o.mu.Unlock()
}

// briefPause is the time between two attempts to send what the link has not taken, even if it has
// not reported yet that it is down.
const briefPause = 5 * time.Millisecond

func (o *Outbox) pause() {
	o.mu.Lock()
	changed := o.window.change
	o.mu.Unlock()
	select {
	case <-changed:
	case <-time.After(briefPause):
	}
}

// wait waits until the first parcel of a batch may be sent or returned to its owner: it fits the
// window, its deadline has passed, or there is no connection and it does not wait for one.
// Meanwhile it drops parcels after it that expire, and returns those that do not wait for a
// connection. The result is the line then.
func (o *Outbox) wait(batch []Parcel) line {
	first := &batch[0]
	for {
		at := clock.Now()
		o.mu.Lock()
		// Under the lock: a change of the state that comes after it also changes the window.
		isUp := o.shared.IsUp()
		isHeldUp := !isUp && first.Keep && !o.shared.IsClosed()
		if first.isTaken() || first.isLate(at) || !isHeldUp && (!isUp || o.window.fits(first.size())) {
			l := o.window.line()
			o.mu.Unlock()
			return l
		}
		changed := o.window.changed()
		o.mu.Unlock()
		if isHeldUp {
			o.giveBackOthers(batch)
		}
		next := min(o.dropExpired(batch, at), at.After(time.Second))
		timer := time.NewTimer(next.Since(at))
		select {
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// pausePerParcel is how long no parcels are looked at after each that was: a long queue would take
// all time otherwise, as each change of the window wakes it.
const pausePerParcel = time.Microsecond

// dropExpired drops the parcels whose deadline has passed, of a batch and of the queue after it,
// and returns when to look again.
func (o *Outbox) dropExpired(batch []Parcel, at clock.Instant) clock.Instant {
	o.mu.Lock()
	if next := max(o.earliest, o.lookAgain); next > at {
		o.mu.Unlock()
		return next
	}
	earliest := clock.Never
	late := o.takeOut(batch, func(p *Parcel) bool {
		isLate := p.isLate(at)
		if !isLate && p.Deadline != 0 {
			earliest = min(earliest, p.Deadline)
		}
		return isLate
	})
	o.earliest = earliest
	o.looked += len(batch) + len(o.queue)
	o.lookAgain = clock.Now().After(time.Duration(len(batch)+len(o.queue)) * pausePerParcel)
	next := max(o.earliest, o.lookAgain)
	o.mu.Unlock()
	giveAllBack(late, ErrExpired)
	return next
}

// giveBackOthers returns to their owners the parcels of a batch that do not wait for the next
// connection, when the first one does.
func (o *Outbox) giveBackOthers(batch []Parcel) {
	o.mu.Lock()
	others := o.takeOut(batch, func(p *Parcel) bool { return !p.Keep })
	o.mu.Unlock()
	giveAllBack(others, link.ErrDown)
}

// takeOut removes the parcels that satisfy a condition from a batch and from the queue after it.
// o.mu must be held.
func (o *Outbox) takeOut(batch []Parcel, holds func(*Parcel) bool) (taken []Parcel) {
	for _, parcels := range [][]Parcel{batch, o.queue} {
		for i := range parcels {
			if p := &parcels[i]; !p.isTaken() && holds(p) {
				taken = append(taken, *p)
				o.held.Add(-int64(p.size()))
				*p = Parcel{}
			}
		}
	}
	return taken
}

func giveAllBack(parcels []Parcel, err error) {
	for i := range parcels {
		parcels[i].giveBack(err)
	}
}
