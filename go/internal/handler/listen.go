package handler

import (
	"context"

	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/wire"
)

// onDirect takes a request that was sent to this very instance.
func (h *Handler) onDirect(message link.Message) {
	if !h.isCalledDirectly.Load() {
		h.isCalledDirectly.Store(true)
	}
	method := message.Subject[len(h.subject)+len(".at.")+len(h.options.Instance)+len("."):]
	for _, endpoint := range h.endpoints {
		if endpoint.name == method {
			endpoint.accept(message)
			return
		}
	}
	if wire.IsReplySubject(message.Reply, h.replyPrefixes) {
		// Sent only if it costs little: without a method it is unknown how long the caller waits.
		h.replies.notify(message.Reply, wire.UnimplementedReply, 0)
	}
}

// listenings returns the subjects of the instance, and where their messages go.
func (h *Handler) listenings() []listening {
	var all []listening
	for _, endpoint := range h.endpoints {
		all = append(all, listening{subject: endpoint.subject, name: endpoint.name, queueGroup: h.options.QueueGroup, bringsCalls: true, receive: endpoint.accept})
	}
	all = append(all,
		listening{subject: h.subject + ".at." + h.options.Instance + ".*", name: "at", bringsCalls: true, receive: h.onDirect},
		listening{subject: h.cancelSubject(), name: "cancel", receive: h.onCancel})
	all = append(all, h.group.listenings()...)
	return append(all, h.api.listenings()...)
}

func (h *Handler) cancelSubject() string { return h.subject + ".cancel" }

// listen begins to listen to the connection.
func (h *Handler) listen() (stop func()) {
	s := h.subscriptions
	reopen := func() { h.isLeaving.Store(h.life.is(draining)); s.reopen() }
	listener := &connection.Listener{
		OnUp:                 func() { h.tellConnection("up"); reopen() },
		OnDown:               func() { h.tellConnection("down") },
		OnClosed:             func(reason error) { go h.onClosed(reason) },
		OnPublishDenied:      h.replies.onPublishDenied,
		OnSubscriptionDenied: s.onDenied,
		Mover: connection.Mover{
			Withdraw: func(ctx context.Context) {
				h.isLeaving.Store(true)
				s.withdraw(ctx)
				h.giveNotice(ctx)
				h.waitIdle(ctx)
			},
			Finish: s.finish,
			Stay:   reopen,
		},
	}
	h.shared.Add(listener)
	release := h.shared.ServerProbe.Hold()
	unwatch := h.shared.Arrivals.Watch()
	return func() {
		release()
		unwatch()
		h.shared.Remove(listener)
	}
}
