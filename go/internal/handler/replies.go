package handler

import (
	"log/slog"
	"strings"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/logging"
	"github.com/zyra/autonats/go/internal/rate"
	"github.com/zyra/autonats/go/internal/wire"
)

const (
	// courtesiesPerSecond is how many errors are sent per second to callers whose deadline has
	// passed.
	courtesiesPerSecond = 100
	courtesyTime        = time.Second
)

// replies sends the answers of one handler by way of the connection's outbox, which keeps them for
// the next connection where there is none, as long as their callers may still wait: the slots bound
// how much that is.
type replies struct {
	shared   *connection.SharedConnection
	prefixes []string
	events   logging.Events
	notSent  logging.RepeatedEvent
	tooLarge logging.RepeatedEvent
	courtesy *rate.Limit
}

func newReplies(shared *connection.SharedConnection, prefixes []string, events logging.Events) *replies {
	return &replies{shared: shared, prefixes: prefixes, events: events, courtesy: rate.New(courtesiesPerSecond)}
}

// onPublishDenied logs that the server has refused an answer.
func (r *replies) onPublishDenied(subject string) {
	for _, prefix := range r.prefixes {
		if strings.HasPrefix(subject, prefix) {
			r.notSent.Log(r.events, slog.LevelError, "NATS denied publishing a reply (permissions); the caller will time out", slog.String("subject", subject))
			return
		}
	}
}

// answer sends the answer to a call, for which its caller waits no longer than its deadline. The
// call hears what becomes of it. The encoder, if there is one, owns the body.
func (r *replies) answer(call *servedCall, head, body []byte, e *codec.Encoder) {
	r.post(&connection.Parcel{Subject: call.reply, Head: head, Body: body, Encoder: e, Deadline: clock.Instant(call.callerDeadline), Call: call})
}

// notify sends an error that nothing in this process waits for. After the deadline it is sent only
// if it costs little.
func (r *replies) notify(reply string, e *wire.ErrorReply, callerDeadline time.Duration) {
	if reply == "" {
		return
	}
	at := now()
	if callerDeadline <= at {
		if r.shared.Outbox.IsCongested() || !r.courtesy.Take(at) {
			return
		}
		callerDeadline = at + courtesyTime
	}
	r.post(&connection.Parcel{Subject: reply, Head: e.Head, Body: e.Body, Deadline: clock.Instant(callerDeadline)})
}

// tell sends an answer of the service API.
func (r *replies) tell(reply string, body []byte) {
	r.post(&connection.Parcel{Subject: reply, Body: body, Deadline: clock.Instant(now() + courtesyTime)})
}

func (r *replies) post(p *connection.Parcel) {
	p.Owner, p.Keep = r, true
	r.shared.Outbox.Post(p)
}

// Sent is called when answers were handed to the connection.
func (r *replies) Sent(parcels []connection.Parcel) {
	var h *Handler
	for i := range parcels {
		if call, ok := parcels[i].Call.(*servedCall); ok {
			h = call.endpoint.handler
			call.endpoint.observer.sent(call, len(parcels[i].Body))
		}
	}
	if h == nil {
		return
	}
	at := now()
	var next pumped
	h.mu.Lock()
	for i := range parcels {
		if call, ok := parcels[i].Call.(*servedCall); ok {
			h.leave(call, at, &next)
		}
	}
	h.mu.Unlock()
	for i := range parcels {
		if call, ok := parcels[i].Call.(*servedCall); ok {
			call.endpoint.observer.settled(call)
		}
	}
	h.goOn(&next)
}

// TakeBack is called when it was not.
func (r *replies) TakeBack(p *connection.Parcel, err error) {
	call, _ := p.Call.(*servedCall)
	if p.Encoder != nil {
		p.Encoder.Release()
	}
	switch {
	case err == link.ErrTooLarge && call != nil && !call.isTooLarge:
		call.isTooLarge = true
		r.tooLarge.Log(r.events, slog.LevelWarn, "a result was not sent: it is larger than the NATS server accepts; its caller gets an error", slog.String("method", call.endpoint.name))
		// An error is sent instead, and counted before the caller can have it.
		h := call.endpoint.handler
		h.mu.Lock()
		call.endpoint.countFailure(call, wire.TooLargeReply.Code, wire.TooLargeReply.Summary)
		h.mu.Unlock()
		r.answer(call, wire.TooLargeReply.Head, wire.TooLargeReply.Body, nil)
	case err == connection.ErrExpired:
		r.drop(call, "EXPIRED")
	default:
		r.notSent.Log(r.events, slog.LevelError, "an answer was not sent: the connection to NATS is closed", slog.Any("error", err))
		r.drop(call, "CLOSED")
	}
}

// drop ends a call whose answer is not sent.
func (r *replies) drop(call *servedCall, reason string) {
	if call == nil {
		return
	}
	p := call.endpoint
	p.observer.dropped(call, reason)
	p.handler.mu.Lock()
	p.countFailure(call, fault.CodeUnavailable, "UNAVAILABLE: the answer was not sent ("+reason+")")
	p.handler.mu.Unlock()
	p.handler.end(call)
}

// now returns the time on the clock of the process.
func now() time.Duration {
	return time.Duration(clock.Now())
}
