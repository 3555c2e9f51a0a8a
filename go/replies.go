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
	held []heldReply
}

type heldReply struct {
	subject  string
	header   nats.Header
	body     []byte
	deadline instant
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
	l.add(r.listener)
	return r
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
	r.send(call, reply.header, reply.body)
}

// send answers a call. The body is the caller's again afterwards. It tells whether the answer fitted; if not, an error went instead.
func (r *replies) send(call *servedCall, header nats.Header, body []byte) bool {
	if !r.link.isUp() && !r.link.isClosed() {
		r.hold(heldReply{call.reply, header, append([]byte(nil), body...), call.deadline})
		if !r.link.isUp() {
			return true
		}
		// It came back in between, and nobody may tell again.
		r.sendHeld()
		return true
	}
	return r.publish(call.reply, header, body)
}

func (r *replies) publish(subject string, header nats.Header, body []byte) bool {
	var err error
	if header == nil {
		err = r.link.nc.Publish(subject, body)
	} else {
		err = r.link.nc.PublishMsg(&nats.Msg{Subject: subject, Header: header, Data: body})
	}
	switch err {
	case nil:
		return true
	case nats.ErrMaxPayload:
		r.publish(subject, tooLargeReply.header, tooLargeReply.body)
		return false
	default:
		r.notSent.log(r.events, slog.LevelError, "an answer could not be sent", slog.Any("error", err))
		return true
	}
}

func (r *replies) hold(reply heldReply) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.held = append(r.held, reply)
}

func (r *replies) sendHeld() {
	r.mu.Lock()
	held := r.held
	r.held = nil
	r.mu.Unlock()
	at := now()
	for _, reply := range held {
		if reply.deadline > at {
			r.publish(reply.subject, reply.header, reply.body)
		}
	}
}
