// Package autonatstest has a network in memory, for tests that need neither a NATS server nor a
// socket:
//
//	network := autonatstest.NewNetwork()
//	handler := mesh.NewUserHandler(server, network.Connect())
//	client := mesh.NewUserClient(network.Connect())
//
// It does what a NATS server does for its clients: wildcards in subjects, queue groups, a limit on
// the size of messages, and a "no responders" reply where nobody listens.
package autonatstest

import (
	"math/rand/v2"
	"sync"

	"github.com/zyra/autonats/go/internal/link"
)

// defaultMaxPayload is the default limit of a NATS server.
const defaultMaxPayload = 1 << 20

// noResponders is the head of the reply to a request without subscribers.
var noResponders = []byte("NATS/1.0 503\r\n\r\n")

// Option changes a network.
type Option func(*Network)

// WithMaxPayload sets how many bytes a message may have, headers included. Default: 1 MiB.
func WithMaxPayload(bytes int64) Option {
	return func(n *Network) { n.maxPayload = bytes }
}

// WithServers sets how many servers the network pretends to have; with two and more, connections
// move when one is about to shut down. Default: 1.
func WithServers(count int) Option {
	return func(n *Network) { n.servers = count }
}

// Network does in memory what a NATS server does for its clients. Messages of one connection arrive
// in order.
type Network struct {
	maxPayload int64
	servers    int

	mu    sync.Mutex
	links map[*Link]struct{}
}

// NewNetwork returns a network without connections.
func NewNetwork(options ...Option) *Network {
	n := &Network{maxPayload: defaultMaxPayload, servers: 1, links: make(map[*Link]struct{})}
	for _, option := range options {
		option(n)
	}
	return n
}

// Connect returns a new connection for clients and handlers, in place of one to NATS.
func (n *Network) Connect() *Link {
	l := &Link{network: n, listeners: make(map[*link.Events]struct{}), subscriptions: make(map[*subscription]struct{})}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.links[l] = struct{}{}
	return l
}

// route delivers a message to the current subscribers. The lock must not be held.
func (n *Network) route(from *Link, message link.Message) {
	n.mu.Lock()
	defer n.mu.Unlock()
	receivers := n.receiversOf(message.Subject)
	for _, s := range receivers {
		s.deliver(message)
	}
	if len(receivers) > 0 || message.Reply == "" {
		return
	}
	nobody := link.Message{Subject: message.Reply, Head: noResponders, Body: []byte{}}
	for s := range from.subscriptions {
		if isHeard(s.pattern, tokensOf(message.Reply)) {
			s.deliver(nobody)
		}
	}
}

// receiversOf returns all subscribers without a queue group, and one of each group. The lock must
// be held.
func (n *Network) receiversOf(subject string) (receivers []*subscription) {
	tokens := tokensOf(subject)
	groups := make(map[string][]*subscription)
	for l := range n.links {
		if l.state != link.Up {
			continue
		}
		for s := range l.subscriptions {
			switch {
			case !isHeard(s.pattern, tokens):
			case s.group == "":
				receivers = append(receivers, s)
			default:
				groups[s.group] = append(groups[s.group], s)
			}
		}
	}
	for _, members := range groups {
		receivers = append(receivers, members[rand.IntN(len(members))])
	}
	return receivers
}
