package connection

import (
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
)

// Parcel is a message on its way out.
type Parcel struct {
	Subject string
	// Reply is where the answer is to go; empty on messages that want none.
	Reply string
	Head  []byte
	Body  []byte
	// Encoder owns the body if it is not nil, and belongs to the outbox until the message is sent.
	Encoder *codec.Encoder
	// Owner is notified of what happens to the parcel. It may be nil.
	Owner Owner
	// Deadline is the time until which the message may be sent; 0 for no deadline.
	Deadline clock.Instant
	// Reserved is how many bytes the outbox has reserved for it already.
	Reserved int
	// Keep lets the message wait for the next connection while there is none, until its deadline.
	// Others are returned to their owners.
	Keep bool
	// Slot and Token belong to the multiplexer, Call to the owner.
	Slot  *slot
	Token uint64
	Call  any
}

func (p *Parcel) size() int {
	return len(p.Head) + len(p.Body)
}

// Owner is notified of what becomes of a parcel that it put into the outbox. Exactly one of its
// methods is called for each parcel, and must not block.
type Owner interface {
	// Sent is called when messages, all of them this owner's, were handed to the connection. It
	// must not keep them.
	Sent(parcels []Parcel)
	// TakeBack is called when the message was not sent, because of err.
	TakeBack(p *Parcel, err error)
}

// isTaken reports whether the parcel was dropped while it waited.
func (p *Parcel) isTaken() bool {
	return p.Subject == ""
}

// giveBack notifies the owner that the message was not sent.
func (p *Parcel) giveBack(err error) {
	switch {
	case p.Owner != nil:
		p.Owner.TakeBack(p, err)
	case p.Encoder != nil:
		p.Encoder.Release()
	}
}

// isLate reports whether the parcel may not be sent any more.
func (p *Parcel) isLate(at clock.Instant) bool {
	return p.Deadline != 0 && p.Deadline <= at
}
