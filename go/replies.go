package autonats

import (
	"log/slog"
	"strings"
	"sync"

	"github.com/nats-io/nats.go"
)

// replies sends the answers of one handler. What is answered while the connection is down is held until it is up again, as long as its caller may still wait
// for it. No more can be held than was admitted.
type replies struct {
	link     *link
	events   events
	notSent  repeatedEvent
	listener *listener

	mu   sync.Mutex
	held []parcel
}

func newReplies(l *link, events events, prefix string) *replies {
	r := &replies{link: l, events: events}
	r.listener = &listener{
		onUp: r.sendHeld,
		onPublishDenied: func(subject string) {
			if strings.HasPrefix(subject, prefix) {
				r.notSent.log(events, slog.LevelError,
					"the NATS server refused an answer, because this connection's user may not publish it; its caller waits in vain", slog.String("subject", subject))
			}
		},
	}
	return r
}

// open begins to listen to the connection.
func (r *replies) open() {
	r.link.add(r.listener)
}

// close forgets the connection, and what is held for it.
func (r *replies) close() {
	r.link.remove(r.listener)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.held = nil
}

// sendError answers a call with an error.
func (r *replies) sendError(call *servedCall, reply *errorReply) {
	r.post(parcel{subject: call.reply, header: reply.header, body: reply.body, deadline: call.deadline})
}

// send answers a call with what the encoder has written, which is not the caller's any more.
func (r *replies) send(call *servedCall, e *Encoder) {
	r.post(parcel{subject: call.reply, body: e.buf, encoder: e, deadline: call.deadline})
}

func (r *replies) post(p parcel) {
	p.refused = r
	r.link.outbox.post(p)
}

// takeBack holds what was not sent until the connection is up again.
func (r *replies) takeBack(p *parcel, err error) {
	switch {
	case err == nats.ErrMaxPayload:
		// The connection has moved to a server that takes less.
		r.post(parcel{subject: p.subject, header: tooLargeReply.header, body: tooLargeReply.body, deadline: p.deadline})
	case (err == errNotConnected || err == nats.ErrReconnectBufExceeded) && !r.link.isClosed():
		r.hold(*p)
	default:
		r.notSent.log(r.events, slog.LevelError, "an answer could not be sent", slog.Any("error", err))
	}
}

func (r *replies) hold(p parcel) {
	r.mu.Lock()
	r.held = append(r.held, p)
	r.mu.Unlock()
	if r.link.isUp() {
		// It came back in between, and nobody may tell again.
		r.sendHeld()
	}
}

// sendHeld sends what was held, as far as somebody may still wait for it.
func (r *replies) sendHeld() {
	r.mu.Lock()
	held := r.held
	r.held = nil
	r.mu.Unlock()
	at := now()
	for _, p := range held {
		if p.deadline > at {
			r.post(p)
		}
	}
}
