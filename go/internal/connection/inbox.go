package connection

import (
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/fault"
)

// onDenied fails everything if the subscription that the server refused is that of the inbox. It is
// asked for again by a later call: the user may be granted it meanwhile.
func (m *Multiplexer) onDenied(subject string) {
	if subject != m.inbox+"*" {
		return
	}
	m.mu.Lock()
	m.denied = true
	m.deniedFor = min(max(2*m.deniedFor, shortestDenial), longestDenial)
	m.deniedUntil = clock.Now().After(m.deniedFor)
	subscription := m.subscription
	m.subscription = nil
	m.mu.Unlock()
	if subscription != nil {
		subscription.Close()
	}
	m.failWhere(fault.InboxDenied(subject, fault.OutcomeUnknown), func(*slot) bool { return true })
}

// forgive lets the inbox be tried again: with a new connection, the credentials may be new.
func (m *Multiplexer) forgive() {
	m.mu.Lock()
	m.denied, m.deniedFor = false, 0
	m.mu.Unlock()
}

// subscribe creates the inbox. The lock is held.
func (m *Multiplexer) subscribe() *fault.Failure {
	if m.denied && clock.Now() < m.deniedUntil {
		return fault.InboxDenied(m.inbox+"*", fault.OutcomeNotSent)
	}
	m.denied = false
	if m.subscription != nil {
		return nil
	}
	subscription, err := m.shared.Link.Subscribe(m.inbox+"*", "", m.onMessage)
	if err != nil {
		return &fault.ConnectionClosed
	}
	m.subscription = subscription
	return nil
}
