package autonats

import (
	"context"
	crand "crypto/rand"
	"math/rand/v2"
	"sync"
	"sync/atomic"

	"github.com/nats-io/nats.go"
)

// mux sends requests and hands out their replies, over one wildcard subscription per connection. The client library's own requests are not used: they cost
// twice as much, and calls hang when the connection breaks.
//
// The inbox is random by the system's cryptographic source, 130 bits. A token has 54 random bits of its own: handlers learn the inbox of those who call
// them, and must not be able to guess the token of a call to somebody else.
type mux struct {
	link  *link
	inbox string
	alarm *alarm

	mu           sync.Mutex
	subscription *nats.Subscription
	// denied tells that the server does not let this connection subscribe to its inbox.
	denied bool
	random *rand.ChaCha8
	slots  []*slot
	free   []*slot
}

// slot is a place for one call in flight, used by one call after the other.
type slot struct {
	index uint32
	// reply receives what becomes of the call, exactly once for each call.
	reply chan reply

	// The following belong to the mux's lock. token is 0 while nobody waits.
	token uint64
	// subject is where the reply to the call goes.
	subject  string
	deadline instant
	target   string
	// served tells whether calls to the target were answered before.
	served *atomic.Bool
	// sent tells that the request has been given to the client library, or is just about to be.
	sent bool
}

// ticket is what a call knows of its slot.
type ticket struct {
	slot    *slot
	token   uint64
	subject string
}

// reply is what becomes of a call: a message, or a failure, or why its request was not sent.
type reply struct {
	message *nats.Msg
	failure *failure
	unsent  error
}

const (
	indexDigits = 4
	tokenLength = indexDigits + 9
	maxSlots    = 1 << (6 * indexDigits)
	wireDigits  = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

var wireValues = func() (values [256]byte) {
	for i := range values {
		values[i] = 0xff
	}
	for i := range len(wireDigits) {
		values[wireDigits[i]] = byte(i)
	}
	return values
}()

func newMux(l *link) *mux {
	prefix := l.nc.Opts.InboxPrefix
	if prefix == "" {
		prefix = "_INBOX"
	}
	var seed [32]byte
	_, _ = crand.Read(seed[:])
	m := &mux{link: l, inbox: prefix + "." + randomToken(22) + ".", random: rand.NewChaCha8(seed)}
	m.alarm = newAlarm(m.expire)
	l.listeners[&listener{
		onUp:              m.forgive,
		onDown:            func() { m.failAll(&disconnected) },
		onClosed:          func() { m.failAll(&closedInFlight) },
		onPublishDenied:   m.failTo,
		onSubscribeDenied: m.onDenied,
	}] = struct{}{}
	return m
}

// take gives a slot to a call to the subject target. It is to be given back with give, once its reply has been received or release has said that none comes.
func (m *mux) take(target string, served *atomic.Bool, deadline instant) (ticket, *failure) {
	m.mu.Lock()
	if m.subscription == nil || m.denied {
		if failure := m.subscribe(); failure != nil {
			m.mu.Unlock()
			return ticket{}, failure
		}
	}
	var s *slot
	switch n := len(m.free); {
	case n > 0:
		s = m.free[n-1]
		m.free = m.free[:n-1]
	case len(m.slots) == maxSlots:
		m.mu.Unlock()
		return ticket{}, &tooManyInFlight
	default:
		s = &slot{index: uint32(len(m.slots)), reply: make(chan reply, 1)}
		m.slots = append(m.slots, s)
	}
	// Never 0, which stands for no call; the bit does not get into the text.
	s.token = m.random.Uint64() | 1<<63
	s.deadline, s.target, s.served, s.sent = deadline, target, served, false
	s.subject = m.subjectOf(s)
	t := ticket{s, s.token, s.subject}
	m.mu.Unlock()
	m.alarm.watch(deadline)
	m.link.probe.watch()
	return t, nil
}

// give lets the next call have the slot.
func (m *mux) give(s *slot) {
	m.mu.Lock()
	m.free = append(m.free, s)
	m.mu.Unlock()
}

// wait waits for what becomes of a call, or until ctx is done, and gives the slot back.
func (m *mux) wait(ctx context.Context, s *slot) (got reply, isGivenUp bool) {
	done := ctx.Done()
	if done == nil {
		got = <-s.reply
	} else {
		select {
		case got = <-s.reply:
		case <-done:
			if isGivenUp = m.release(s); !isGivenUp {
				// The reply came first, if only just.
				got = <-s.reply
			}
		}
	}
	m.give(s)
	return got, isGivenUp
}

// release ends the wait for a reply. When it answers false, one is in the slot's channel or just about to be.
func (m *mux) release(s *slot) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	waiting := s.token != 0
	s.token = 0
	return waiting
}

// subjectOf writes the inbox, the slot's index and the token.
func (m *mux) subjectOf(s *slot) string {
	subject := make([]byte, 0, len(m.inbox)+tokenLength)
	subject = append(subject, m.inbox...)
	for i := range indexDigits {
		subject = append(subject, wireDigits[s.index>>(6*i)&63])
	}
	for i := range tokenLength - indexDigits {
		subject = append(subject, wireDigits[s.token>>(6*i)&63])
	}
	return stringOf(subject)
}

// onMessage hands a reply to the call that waits for it. A reply to a call that has ended, a second reply and a forged one all end here.
func (m *mux) onMessage(message *nats.Msg) {
	subject := message.Subject
	if len(subject) != len(m.inbox)+tokenLength {
		return
	}
	index := 0
	for i := range indexDigits {
		index |= int(wireValues[subject[len(m.inbox)+i]]) << (6 * i)
	}
	m.mu.Lock()
	if index >= len(m.slots) {
		m.mu.Unlock()
		return
	}
	s := m.slots[index]
	if s.token == 0 || s.subject != subject {
		m.mu.Unlock()
		return
	}
	s.token = 0
	m.mu.Unlock()
	s.reply <- reply{message: message}
}

// onDenied fails everything if the subscription that the server refused is that of the inbox.
func (m *mux) onDenied(subject string) {
	if subject != m.inbox+"*" {
		return
	}
	m.mu.Lock()
	m.denied = true
	m.mu.Unlock()
	m.failWhere(inboxDenied(subject, OutcomeUnknown), func(*slot) bool { return true })
}

// forgive lets the inbox be tried again: with a new connection, the credentials may be new.
func (m *mux) forgive() {
	m.mu.Lock()
	m.denied = false
	m.mu.Unlock()
}

// takeBack fails the call whose request was not sent. The request is the call's again; if that has ended, nobody's.
func (m *mux) takeBack(p *parcel, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p.slot.token != p.token {
		p.encoder.release()
		return
	}
	p.slot.token = 0
	p.slot.reply <- reply{unsent: err}
}

// subscribe makes the inbox. The lock is held.
func (m *mux) subscribe() *failure {
	if m.denied {
		return inboxDenied(m.inbox+"*", OutcomeNotSent)
	}
	if m.subscription != nil {
		return nil
	}
	subscription, err := m.link.nc.Subscribe(m.inbox+"*", m.onMessage)
	if err != nil {
		return &connectionClosed
	}
	// The replies of calls in flight are few, and each is wanted: the limits of the client library are for streams.
	_ = subscription.SetPendingLimits(-1, -1)
	m.subscription = subscription
	return nil
}

// expire fails the calls whose deadline has passed, and gives the earliest that has not.
func (m *mux) expire(now instant) instant {
	next := never
	m.failWhere(&timedOut, func(s *slot) bool {
		if s.deadline > now {
			next = min(next, s.deadline)
			return false
		}
		return true
	})
	return next
}

// failAll fails the calls that were sent. What becomes of the others, the outbox finds out.
func (m *mux) failAll(failure *failure) {
	m.failWhere(failure, func(s *slot) bool { return s.sent })
}

// markSent notes that the requests in a batch are about to be sent.
func (m *mux) markSent(batch []parcel) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range batch {
		if p := &batch[i]; p.slot != nil && p.slot.token == p.token {
			p.slot.sent = true
		}
	}
}

// failTo fails the calls to a subject that the server does not let this connection publish to. The server says which subject it refused, not which message:
// where a permission was taken away, others may have come through.
func (m *mux) failTo(subject string) {
	denied := publishDeniedFailure(subject, OutcomeNotDelivered)
	m.failWhere(&denied, func(s *slot) bool { return s.target == subject && !s.served.Load() })
	revoked := publishDeniedFailure(subject, OutcomeUnknown)
	m.failWhere(&revoked, func(s *slot) bool { return s.target == subject })
}

func (m *mux) failWhere(failure *failure, holds func(*slot) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.slots {
		if s.token != 0 && holds(s) {
			s.token = 0
			// There is room: the channel receives one reply for each call, and the last one was taken before the slot was given back.
			s.reply <- reply{failure: failure}
		}
	}
}

// waiting counts the calls in flight.
func (m *mux) waiting() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	count := 0
	for _, s := range m.slots {
		if s.token != 0 {
			count++
		}
	}
	return count
}
