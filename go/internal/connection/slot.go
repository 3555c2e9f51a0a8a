package connection

import (
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
)

// slot is a place for one call in flight, used by one call after the other.
type slot struct {
	multiplexer *Multiplexer
	index       uint32
	// reply receives what becomes of the call, exactly once for each call.
	reply chan Reply

	// The fields below are guarded by the Multiplexer's lock. token is 0 while no call waits.
	token uint64
	// subject is where the reply to the call goes.
	subject string
	// deadline is in the wheel while somebody waits.
	deadline clock.Entry
	target   string
	// served reports whether calls to the target were answered before.
	served *atomic.Bool
	// foreign reports what else has replied, if anything has.
	foreign string
	// sent reports whether the request has been given to the client library, or is just about to
	// be.
	sent bool
}

// Expire fails the call, whose deadline has passed. The multiplexer's lock is held.
func (s *slot) Expire() {
	switch {
	case !s.sent:
		s.multiplexer.fail(s, &fault.NoTimeLeft)
	case s.foreign != "":
		s.multiplexer.fail(s, fault.ForeignReply(s.foreign))
	default:
		s.multiplexer.fail(s, &fault.TimedOut)
	}
}

// Ticket identifies the use of a slot by one call.
type Ticket struct {
	Slot    *slot
	Token   uint64
	Subject string
}

// Reply is what becomes of a call: a message, or a failure, or why its request was not sent.
type Reply struct {
	Message link.Message
	Failure *fault.Failure
	Unsent  error
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
func (m *Multiplexer) subjectOf(s *slot) string {
	subject := make([]byte, 0, len(m.inbox)+tokenLength)
	subject = append(subject, m.inbox...)
	for i := range indexDigits {
		subject = append(subject, wireDigits[s.index>>(6*i)&63])
	}
	for i := range tokenLength - indexDigits {
		subject = append(subject, wireDigits[s.token>>(6*i)&63])
	}
	return codec.StringOf(subject)
}
