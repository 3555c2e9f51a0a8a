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
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zyra/autonats/go/internal/link"
)

// defaultMaxPayload is the default limit of a NATS server.
const defaultMaxPayload = 1 << 20

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

// WithSeed sets what all chance in the network is drawn from: which member of a queue group gets a
// message, and faults. Default: a random one.
func WithSeed(seed int64) Option {
	return func(n *Network) { n.faults.seed = seed }
}

// WithFaults sets what happens to messages from the start; [Network.Faults] sets it later.
func WithFaults(rules ...FaultRule) Option {
	return func(n *Network) { n.faults.set(rules) }
}

// LinkOption changes a connection.
type LinkOption func(*Link)

// WithName sets the name by which rules and partitions mean the connection. Default: connection-1
// and so on.
func WithName(name string) LinkOption {
	return func(l *Link) { l.name = name }
}

// Network does in memory what a NATS server does for its clients. Messages of one connection arrive
// in order, unless a rule says otherwise.
type Network struct {
	maxPayload int64
	servers    int
	start      time.Time

	mu         sync.Mutex
	links      map[string]*Link
	connected  int
	interest   interest
	schedule   schedule
	faults     faults
	partitions []*partition
	watchers   []*func(NetworkEvent)
}

// NewNetwork returns a network without connections.
func NewNetwork(options ...Option) *Network {
	n := &Network{
		maxPayload: defaultMaxPayload,
		servers:    1,
		start:      time.Now(),
		links:      make(map[string]*Link),
		interest:   interest{exact: make(map[string][]*subscription)},
		faults:     newFaults(rand.Int64N(1 << 32)),
	}
	n.schedule.network = n
	for _, option := range options {
		option(n)
	}
	return n
}

// Seed returns what chance is drawn from. Give it to another network, and chance repeats itself.
func (n *Network) Seed() int64 {
	return n.faults.seed
}

// Connect returns a new connection for clients and handlers, in place of one to NATS. It panics if a
// connection of that name is open.
func (n *Network) Connect(options ...LinkOption) *Link {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.connected++
	l := &Link{
		network:       n,
		name:          fmt.Sprintf("connection-%d", n.connected),
		approach:      approach{schedule: &n.schedule, lanes: make(map[string]time.Duration)},
		listeners:     make(map[*link.Events]struct{}),
		subscriptions: make(map[*subscription]struct{}),
		gone:          make(chan struct{}),
	}
	for _, option := range options {
		option(l)
	}
	if n.links[l.name] != nil {
		panic(fmt.Sprintf("there is a connection %q already", l.name))
	}
	n.links[l.name] = l
	return l
}

// Link returns the open connection of a name; nil if there is none.
func (n *Network) Link(name string) *Link {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.links[name]
}

// Faults replaces the rules by which messages are delayed, lost, sent twice. Without any, nothing
// happens to messages from now on.
func (n *Network) Faults(rules ...FaultRule) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.faults.set(rules)
}

// Partition loses all messages between the connections of one side and those of the other, in both
// directions, until end is called. Both sides stay connected, and nobody is told, as where the route
// between two servers swallows what it is given.
func (n *Network) Partition(side, otherSide []string) (end func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	p := &partition{slices.Clone(side), slices.Clone(otherSide)}
	n.partitions = append(n.partitions, p)
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.partitions = slices.DeleteFunc(n.partitions, func(other *partition) bool { return other == p })
	}
}

// partition has the names of connections that hear nothing of each other.
type partition struct {
	side, otherSide []string
}

func (p *partition) separates(from, to string) bool {
	return slices.Contains(p.side, from) && slices.Contains(p.otherSide, to) ||
		slices.Contains(p.side, to) && slices.Contains(p.otherSide, from)
}

// Heal ends all rules and partitions, thaws what is frozen, restores what is cut, and makes what is
// slow as fast as others.
func (n *Network) Heal() {
	n.mu.Lock()
	n.faults.set(nil)
	n.partitions = nil
	links := slices.SortedFunc(maps.Values(n.links), func(a, b *Link) int { return strings.Compare(a.name, b.name) })
	n.mu.Unlock()
	for _, l := range links {
		l.Slow(0)
		l.Thaw()
		l.Up()
	}
}

// now returns the time since the network was made.
func (n *Network) now() time.Duration {
	return time.Since(n.start)
}
