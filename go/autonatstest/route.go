package autonatstest

import (
	"slices"
	"strings"

	"github.com/zyra/autonats/go/internal/link"
)

// noResponders is the head of the reply to a request without subscribers.
var noResponders = []byte("NATS/1.0 503\r\n\r\n")

// route delivers a message to the current subscribers. The lock must be held.
func (n *Network) route(from *Link, message link.Message) {
	n.tell(NetworkEvent{Kind: Published, From: from.name, Message: message})
	receivers := n.receiversOf(from, message.Subject)
	for _, s := range receivers {
		n.send(from.name, s, message)
	}
	if len(receivers) > 0 || message.Reply == "" {
		return
	}
	// As a server does: to one subscription of the connection itself, and to none of a queue group.
	nobody := link.Message{Subject: message.Reply, Head: noResponders, Body: []byte{}}
	for _, s := range n.interest.of(message.Reply) {
		if s.link == from && s.group == "" {
			n.send("", s, nobody)
			return
		}
	}
}

// send lets a message go to a subscription, and happen to it what the faults say. The lock must be
// held.
func (n *Network) send(from string, s *subscription, message link.Message) {
	to := s.link
	isReply := strings.HasPrefix(message.Subject, to.InboxPrefix()+".")
	decided := n.faults.decide(from, to.name, message.Subject, isReply)
	lose := func() { n.tell(NetworkEvent{Lost, from, to.name, message}) }
	isCutOff := slices.ContainsFunc(n.partitions, func(p *partition) bool { return p.separates(from, to.name) })
	if decided.isLost || isCutOff {
		lose()
		return
	}
	lane := from
	if decided.mayOvertake {
		lane += " " + message.Subject
	}
	arrive := to.arrival(func() {
		n.tell(NetworkEvent{Received, from, to.name, message})
		s.deliver(message)
	}, lose)
	to.approach.send(lane, decided.delay, arrive)
	if decided.second >= 0 {
		to.approach.send(lane, decided.second, arrive)
	}
}

// receiversOf returns all subscribers without a queue group, and one of each group. The lock must be
// held.
func (n *Network) receiversOf(from *Link, subject string) (receivers []*subscription) {
	var names []string
	groups := make(map[string][]*subscription)
	for _, s := range n.interest.of(subject) {
		if s.group == "" {
			receivers = append(receivers, s)
			continue
		}
		if groups[s.group] == nil {
			names = append(names, s.group)
		}
		groups[s.group] = append(groups[s.group], s)
	}
	for _, name := range names {
		members, chance := groups[name], 0.0
		if len(members) > 1 {
			chance = n.faults.chanceOf("choices of " + from.name)()
		}
		receivers = append(receivers, members[int(chance*float64(len(members)))])
	}
	return receivers
}
