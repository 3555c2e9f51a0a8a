package connection

import (
	"context"
	crand "crypto/rand"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/wire"
)

// Multiplexer sends requests and hands out their replies, over one wildcard subscription per
// connection. The client library's own requests are not used: they cost twice as much, and calls
// hang when the connection breaks.
//
// The inbox is random by the system's cryptographic source, 130 bits. A token has 54 random bits of
// its own: handlers learn the inbox of those who call them, and must not be able to guess the token
// of a call to somebody else.
type Multiplexer struct {
	shared *SharedConnection
	inbox  string
	alarm  *clock.Deadlines
	// heard counts the messages that came to the inbox. isEchoDenied reports whether the server does
	// not let this connection send anything to itself.
	heard        atomic.Uint64
	isEchoDenied atomic.Bool
	// watch belongs to the server probe.
	watch EchoWatch

	mu           sync.Mutex
	subscription link.Subscription
	// denied is set while the server does not let this connection subscribe to its inbox, and says
	// when to try again.
	denied      bool
	deniedUntil clock.Instant
	deniedFor   time.Duration
	random      *rand.ChaCha8
	slots       []*slot
	free        []*slot
	// deadlines holds the calls that are in flight.
	deadlines clock.Wheel[*slot]
	// idle is closed once no call is in flight; nil if nobody waits for that.
	idle chan struct{}
	// earlier counts the calls in flight that were so when the server said that it will shut down;
	// earlierEnded is closed once there is none, and nil if nobody waits for that.
	earlier      int
	earlierEnded chan struct{}
}

// AttemptSent is implemented by the Call of a request's parcel.
type AttemptSent interface{ Sent() }

// The inbox is asked for again this long after it was refused, twice as long each time.
const (
	shortestDenial = 2 * time.Second
	longestDenial  = 30 * time.Second
)

const (
	indexDigits = 4
	tokenLength = indexDigits + 9
	// keptSlots is how many slots are kept for later calls.
	keptSlots  = 4096
	maxSlots   = 1 << (6 * indexDigits)
	wireDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

func newMultiplexer(shared *SharedConnection) *Multiplexer {
	var seed [32]byte
	_, _ = crand.Read(seed[:])
	m := &Multiplexer{shared: shared, inbox: shared.Link.InboxPrefix() + "." + wire.RandomToken(22) + ".", random: rand.NewChaCha8(seed)}
	m.alarm = clock.NewDeadlines(m.expire)
	shared.Add(&Listener{
		OnUp:                 func() { m.isEchoDenied.Store(false); m.forgive() },
		OnDown:               func() { m.failAll(&fault.Disconnected) },
		OnClosed:             func(error) { m.failAll(&fault.ClosedInFlight) },
		OnPublishDenied:      m.failTo,
		OnSubscriptionDenied: m.onDenied,
		Mover:                Mover{Withdraw: m.whenEarlierEnd, Finish: m.whenIdle},
	})
	return m
}

// Take assigns a slot to a call to the subject target. The slot must be freed with give, once its
// reply has been received or release has reported that none comes.
//
// Where lateAt is not 0, Wait returns then too, and is to be called again.
func (m *Multiplexer) Take(target string, served *atomic.Bool, lateAt, deadline clock.Instant) (Ticket, *fault.Failure) {
	m.mu.Lock()
	if m.subscription == nil || m.denied {
		if failure := m.subscribe(); failure != nil {
			m.mu.Unlock()
			return Ticket{}, failure
		}
	}
	var s *slot
	switch n := len(m.free); {
	case n > 0:
		s = m.free[n-1]
		m.free = m.free[:n-1]
	case len(m.slots) == maxSlots:
		m.mu.Unlock()
		return Ticket{}, &fault.TooManyInFlight
	default:
		s = &slot{multiplexer: m, index: uint32(len(m.slots)), reply: make(chan Reply, 2)}
		s.deadline.Owner = s
		m.slots = append(m.slots, s)
	}
	token := m.random.Uint64()&^sentBit | callBit
	s.target, s.served, s.foreign = target, served, ""
	s.setDeadline(lateAt, deadline)
	s.subject = m.subjectOf(s, token)
	s.token.Store(token)
	m.deadlines.Add(&s.deadline)
	t := Ticket{s, token, s.subject}
	first := s.deadline.Deadline
	m.mu.Unlock()
	m.alarm.Watch(first)
	m.shared.ServerProbe.Watch()
	return t, nil
}

// LateAt sets when Wait returns although nothing has become of the call.
func (m *Multiplexer) LateAt(t Ticket, lateAt clock.Instant) {
	m.mu.Lock()
	s := t.Slot
	if lateAt == 0 || !s.isOf(t.Token) {
		m.mu.Unlock()
		return
	}
	m.deadlines.Remove(&s.deadline)
	s.setDeadline(lateAt, s.end)
	m.deadlines.Add(&s.deadline)
	m.mu.Unlock()
	m.alarm.Watch(lateAt)
}

// give frees a slot for the next call. Once all slots are free, those beyond the usual number are
// dropped.
func (m *Multiplexer) give(s *slot) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.free = append(m.free, s)
	if m.deadlines.Len() == 0 && len(m.slots) > keptSlots && len(m.free) == len(m.slots) {
		m.slots, m.free = nil, nil
	}
}

// Wait waits for the reply or the failure of a call, or until ctx is done, and frees the slot. When
// ctx ends first, the reply holds a failure only if something other than a handler has replied.
func (m *Multiplexer) Wait(ctx context.Context, s *slot) (got Reply, isGivenUp bool) {
	done := ctx.Done()
	if done == nil {
		got = <-s.reply
	} else {
		select {
		case got = <-s.reply:
		case <-done:
			if isGivenUp = m.release(s); !isGivenUp {
				// The reply came first, if only just.
				for got = <-s.reply; got.IsLate; got = <-s.reply {
				}
			} else if s.foreign != "" {
				got.Failure = fault.ForeignReply(s.foreign)
			}
			if isGivenUp && len(s.reply) > 0 {
				// Nobody wants to know any more that it was late.
				<-s.reply
			}
		}
	}
	if got.IsLate {
		return got, false
	}
	// Nothing writes it once the call has ended.
	got.WasSent = s.sent && got.Unsent == nil
	m.give(s)
	return got, isGivenUp
}

// release ends the wait for a reply. After false, one is in the slot's channel or about to be.
func (m *Multiplexer) release(s *slot) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.settle(s)
}

// onMessage hands a reply to the call that waits for it. A reply to a call that has ended, a second
// reply and a forged one all end here. A message that no handler has written is not a reply: it is
// recorded, and the call keeps waiting.
func (m *Multiplexer) onMessage(message link.Message) {
	m.heard.Add(1)
	subject := message.Subject
	if len(subject) != len(m.inbox)+tokenLength {
		return
	}
	index := 0
	for i := range indexDigits {
		index |= int(wireValues[subject[len(m.inbox)+i]]) << (6 * i)
	}
	isForeign := wire.IsForeignReply(message.Head, message.Body)
	m.mu.Lock()
	if index >= len(m.slots) {
		m.mu.Unlock()
		return
	}
	s := m.slots[index]
	switch {
	case s.token.Load() == 0 || s.subject != subject:
		m.mu.Unlock()
	case isForeign:
		if s.foreign == "" {
			s.foreign = wire.DescribeForeignReply(s.target, message.Body)
		}
		m.mu.Unlock()
	default:
		m.settle(s)
		m.mu.Unlock()
		s.reply <- Reply{Head: message.Head, Body: message.Body}
	}
}

// TakeBack fails the call whose request was not sent. The request belongs to the call again; if the
// call has ended, the request is released.
func (m *Multiplexer) TakeBack(p *Parcel, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !p.Slot.isOf(p.Token) {
		p.Encoder.Release()
		return
	}
	m.settle(p.Slot)
	p.Slot.reply <- Reply{Unsent: err}
}

// Sent notifies the calls that their requests were sent. They still wait for their replies.
func (m *Multiplexer) Sent(parcels []Parcel) {
	for i := range parcels {
		if call, ok := parcels[i].Call.(AttemptSent); ok {
			call.Sent()
		}
	}
}

// expire fails the calls whose deadline has passed, and returns when to look again.
func (m *Multiplexer) expire(now clock.Instant) clock.Instant {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.deadlines.Turn(now)
}

// fail fails a call that is waiting. m.mu must be held.
func (m *Multiplexer) fail(s *slot, failure *fault.Failure) {
	m.settle(s)
	// There is room: the channel receives one reply for each call, and before it at most one notice
	// that it is late; the last ones were taken before the slot was freed.
	s.reply <- Reply{Failure: failure}
}

// settle ends the wait for a reply, and reports whether a call was waiting. m.mu must be held.
func (m *Multiplexer) settle(s *slot) bool {
	token := s.token.Swap(0)
	if token == 0 {
		return false
	}
	s.sent = token&sentBit != 0
	m.deadlines.Remove(&s.deadline)
	if m.idle != nil && m.deadlines.Len() == 0 {
		close(m.idle)
		m.idle = nil
	}
	if s.isEarlier {
		m.endEarlier(s)
	}
	return true
}

// failAll fails the calls that were sent. The outbox deals with the others.
func (m *Multiplexer) failAll(failure *fault.Failure) {
	m.failWhere(failure, (*slot).isSent)
}

// failTo fails the calls to a subject that this connection may not publish to. The server says
// which subject it refused, not which message: if a permission was revoked, earlier messages may
// have arrived.
func (m *Multiplexer) failTo(subject string) {
	if subject == m.inbox+echoToken {
		m.isEchoDenied.Store(true)
	}
	denied := fault.PublishDeniedFailure(subject, fault.OutcomeNotDelivered)
	m.failWhere(&denied, func(s *slot) bool { return s.target == subject && !s.served.Load() })
	revoked := fault.PublishDeniedFailure(subject, fault.OutcomeUnknown)
	m.failWhere(&revoked, func(s *slot) bool { return s.target == subject })
}

func (m *Multiplexer) failWhere(failure *fault.Failure, holds func(*slot) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.slots {
		if s.token.Load() != 0 && holds(s) {
			m.fail(s, failure)
		}
	}
}

// Len counts the calls in flight.
func (m *Multiplexer) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.deadlines.Len()
}

// whenEarlierEnd returns when the calls that are in flight now have ended, or ctx is done. A call
// may take longer than those that come after it can wait, so these are sent as before until then.
func (m *Multiplexer) whenEarlierEnd(ctx context.Context) {
	m.mu.Lock()
	m.earlier, m.earlierEnded = 0, make(chan struct{})
	for _, s := range m.slots {
		if s.isEarlier = s.token.Load() != 0; s.isEarlier {
			m.earlier++
		}
	}
	if m.earlier == 0 {
		m.earlierEnded = nil
		m.mu.Unlock()
		return
	}
	ended := m.earlierEnded
	m.mu.Unlock()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

// endEarlier notes that a call has ended that was in flight at the server's notice. m.mu must be
// held.
func (m *Multiplexer) endEarlier(s *slot) {
	s.isEarlier = false
	if m.earlier--; m.earlier == 0 && m.earlierEnded != nil {
		close(m.earlierEnded)
		m.earlierEnded = nil
	}
}

// whenIdle waits until no call is in flight, or ctx is done.
func (m *Multiplexer) whenIdle(ctx context.Context) {
	m.mu.Lock()
	if m.deadlines.Len() == 0 {
		m.mu.Unlock()
		return
	}
	if m.idle == nil {
		m.idle = make(chan struct{})
	}
	idle := m.idle
	m.mu.Unlock()
	select {
	case <-idle:
	case <-ctx.Done():
	}
}
