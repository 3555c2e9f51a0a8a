package connection

import (
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/fault"
)

// onDenied fails everything if the subscription that the server refused is that of the inbox. A
// later call tries again, since permissions may have changed.
func (m *Multiplexer) onDenied(subject, _ string) {
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

// forgive allows the inbox to be tried again: a new connection may have new credentials.
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
