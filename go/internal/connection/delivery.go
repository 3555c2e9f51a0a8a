package connection

import (
	"runtime"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
)

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
		at := clock.Now()
		o.mu.Lock()
		if first.isTaken() || first.isLate(at) || o.window.fits(first.size()) || !o.shared.IsUp() {
			o.mu.Unlock()
			return
		}
		changed := o.window.changed()
		o.mu.Unlock()
		next := min(o.dropExpired(batch, at), at.After(time.Second))
		timer := time.NewTimer(next.Since(at))
		select {
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// pausePerParcel is how long no parcels are looked at after each that was: a long queue would take all time otherwise, as each change of the window wakes it.
const pausePerParcel = time.Microsecond

// dropExpired drops the parcels whose deadline has passed, of a batch and of the queue behind it, and returns when to look again.
func (o *Outbox) dropExpired(batch []Parcel, at clock.Instant) clock.Instant {
	o.mu.Lock()
	if next := max(o.earliest, o.lookAgain); next > at {
		o.mu.Unlock()
		return next
	}
	earliest := clock.Never
	var late []Parcel
	for _, parcels := range [][]Parcel{batch, o.queue} {
		for i := range parcels {
			p := &parcels[i]
			switch {
			case p.isTaken() || p.Deadline == 0:
			case p.isLate(at):
				late = append(late, *p)
				o.queued -= p.size()
				*p = Parcel{}
			default:
				earliest = min(earliest, p.Deadline)
			}
		}
	}
	o.earliest = earliest
	o.looked += len(batch) + len(o.queue)
	o.lookAgain = clock.Now().After(time.Duration(len(batch)+len(o.queue)) * pausePerParcel)
	next := max(o.earliest, o.lookAgain)
	o.mu.Unlock()
	for i := range late {
		late[i].giveBack(ErrExpired)
	}
	return next
}
