package connection

import (
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
)

// slot is a place for one call in flight, used by one call after the other.
type slot struct {
	multiplexer *Multiplexer
	index       uint32
	// reply receives what becomes of the call, exactly once for each call, and before that that it is
	// late, at most once at a time.
	reply chan Reply

	// token is that of the call that waits for a reply, with sentBit once its request was handed to
	// the client library, or is just about to be; 0 while no call waits. It is set under the
	// Multiplexer's lock, and marked as sent without it.
	token atomic.Uint64

	// The fields below are guarded by the Multiplexer's lock. subject is where the reply to the call
	// goes.
	subject string
	// deadline is in the wheel while somebody waits.
	deadline clock.Entry[*slot]
	target   string
	// lateAt is when somebody wants to know that no reply has come yet; 0 if nobody does.
	lateAt clock.Instant
	end    clock.Instant
	// served reports whether calls to the target were answered before.
	served *atomic.Bool
	// foreign reports what else has replied, if anything has.
	foreign string
	// sent reports whether the request of the call that has ended was sent.
	sent bool
	// isEarlier reports whether the call was in flight when the server said that it will shut down.
	isEarlier bool
}

const (
	// callBit is in the token of each call, so that none is 0; sentBit only once it was sent.
	// Neither gets into the subject.
	callBit = 1 << 63
	sentBit = 1 << 62
)

// setDeadline sets when the call ends, and when it is late before that.
func (s *slot) setDeadline(lateAt, deadline clock.Instant) {
	s.lateAt, s.end, s.deadline.Deadline = lateAt, deadline, deadline
	if lateAt >= deadline {
		s.lateAt = 0
	} else if lateAt != 0 {
		s.deadline.Deadline = lateAt
	}
}

// markSent notes that the request of a call is about to be sent, and reports whether it is: nobody
// waits for the reply to a call that has ended meanwhile.
func (s *slot) markSent(token uint64) bool {
	return s.token.CompareAndSwap(token, token|sentBit)
}

// isSent reports whether somebody waits for the reply to a request that was sent.
func (s *slot) isSent() bool {
	return s.token.Load()&sentBit != 0
}

// isOf reports whether it is the call with this token that waits.
func (s *slot) isOf(token uint64) bool {
	return s.token.Load()&^sentBit == token
}

// Expire fails the call, whose deadline has passed, or says that it is late. The multiplexer's lock is
// held.
func (s *slot) Expire() {
	if s.lateAt != 0 {
		s.lateAt, s.deadline.Deadline = 0, s.end
		s.multiplexer.deadlines.Add(&s.deadline)
		s.reply <- Reply{IsLate: true}
		return
	}
	s.multiplexer.settle(s)
	switch {
	case !s.sent:
		s.reply <- Reply{Failure: &fault.NoTimeLeft}
	case s.foreign != "":
		s.reply <- Reply{Failure: fault.ForeignReply(s.foreign)}
	default:
		s.reply <- Reply{Failure: &fault.TimedOut}
	}
}

// Ticket identifies the use of a slot by one call.
type Ticket struct {
	Slot    *slot
	Token   uint64
	Subject string
}

// WasSent reports whether the request of a call that still waits was handed to the connection.
func (t Ticket) WasSent() bool { return t.Slot.isSent() }

// Reply is what becomes of a call: a message, or a failure, or why its request was not sent.
type Reply struct {
	// Head and Body are those of the message.
	Head, Body []byte
	Failure    *fault.Failure
	// IsLate reports that nothing has become of it yet, at the time that was set for that.
	IsLate bool
	Unsent error
	// WasSent reports whether the request was handed to the connection. Where it was not and the
	// call has ended, it never is.
	WasSent bool
}

var wireValues = func() (values [256]byte) {
	for i := range values {
		values[i] = 0xff
	}
	for i := range len(wireDigits) {
		values[wireDigits[i]] = byte(i)
	}
	return values
}()

// subjectOf writes the inbox, the slot's index and the token.
func (m *Multiplexer) subjectOf(s *slot, token uint64) string {
	subject := make([]byte, 0, len(m.inbox)+tokenLength)
	subject = append(subject, m.inbox...)
	for i := range indexDigits {
		subject = append(subject, wireDigits[s.index>>(6*i)&63])
	}
	for i := range tokenLength - indexDigits {
		subject = append(subject, wireDigits[token>>(6*i)&63])
	}
	return codec.StringOf(subject)
}
