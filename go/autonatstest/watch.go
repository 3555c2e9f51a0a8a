package autonatstest

// EventKind is what has happened to a message.
type EventKind string

const (
	// Published means that the network has it.
	Published EventKind = "published"
	// Received means that a subscription has it.
	Received EventKind = "received"
	// Lost means that a subscription will not get it.
	Lost EventKind = "lost"
)

// NetworkEvent is what has happened to a message.
type NetworkEvent struct {
	Kind EventKind
	// From is the name of the connection that it comes from; empty for what the network answers.
	From string
	// To is the name of the connection that it goes to; empty where it was published.
	To      string
	Message Message
}

// Watch calls notice with everything that happens to messages, until stop is called. It must not use
// the network.
func (n *Network) Watch(notice func(NetworkEvent)) (stop func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.watchers = append(n.watchers, &notice)
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		for i, other := range n.watchers {
			if other == &notice {
				n.watchers = append(n.watchers[:i:i], n.watchers[i+1:]...)
				return
			}
		}
	}
}

// tell notifies those who watch. The lock is held.
func (n *Network) tell(event NetworkEvent) {
	for _, notice := range n.watchers {
		(*notice)(event)
	}
}
