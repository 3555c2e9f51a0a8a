package autonats

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
)

// Run begins to serve, and returns nil once the NATS server has confirmed all subscriptions. Where there is no connection, it waits for one. When ctx is done,
// the handler shuts down by itself. Methods get contexts with the values of ctx; they are not done with it, since a shutdown waits for what runs.
//
// Run fails with an [Error] if an option cannot work, if the user of the connection may not subscribe, if the connection is closed, and if ctx is done before
// the server has confirmed; after that it may be tried again. It also fails if the handler runs already, or was shut down.
func (h *Handler) Run(ctx context.Context) error {
	if h.invalid != nil {
		return h.invalid
	}
	if err := h.open(ctx); err != nil {
		return err
	}
	// The connection keeps its last error for ever.
	before := h.link.nc.LastError()
	err := h.subscribe()
	if err == nil {
		err = h.confirm(ctx, before)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.state != starting:
		h.unsubscribe()
		return wrongState("the handler was shut down while it started")
	case err != nil:
		h.unsubscribe()
		h.link.remove(h.denied)
		h.replies.close()
		h.state = notStarted
		return err
	}
	h.state = serving
	h.unwatch = context.AfterFunc(ctx, h.Shutdown)
	return nil
}

// open makes what a start needs besides subscriptions.
func (h *Handler) open(ctx context.Context) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch h.state {
	case stopping:
		return wrongState("the handler was shut down; make a new one to serve again")
	case starting, serving:
		return wrongState("the handler runs already")
	}
	h.state = starting
	base := context.WithoutCancel(ctx)
	h.base.Store(&base)
	h.replies.open()
	h.link.add(h.denied)
	return nil
}

func wrongState(message string) *Error {
	return &Error{Code: CodeFailedPrecondition, Outcome: OutcomeNotSent, Message: message}
}

func (h *Handler) unsubscribe() {
	withdraw(h.serving)
	withdraw(h.control)
	h.serving, h.control = nil, nil
}

// subscribe makes all subscriptions.
func (h *Handler) subscribe() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	nc := h.link.nc
	for _, endpoint := range h.endpoints {
		subscription, err := nc.QueueSubscribe(endpoint.subject, h.options.queueGroup, endpoint.receive)
		if err != nil {
			return cannotSubscribe(endpoint.subject, err)
		}
		h.serving = append(h.serving, subscription)
	}
	alone := h.api.answers()
	alone[h.subject+".*."+h.options.instance] = h.onDirect
	for subject, receive := range alone {
		subscription, err := nc.Subscribe(subject, receive)
		if err != nil {
			return cannotSubscribe(subject, err)
		}
		h.serving = append(h.serving, subscription)
	}
	cancel := h.subject + ".cancel"
	subscription, err := nc.Subscribe(cancel, h.onCancel)
	if err != nil {
		return cannotSubscribe(cancel, err)
	}
	h.control = append(h.control, subscription)
	return nil
}

// confirm waits until the server has seen all subscriptions, and fails if it has refused one. before is the error that the connection had before.
func (h *Handler) confirm(ctx context.Context, before error) error {
	for {
		up := h.link.whenUp()
		if h.link.isUp() {
			err := h.flush(ctx)
			if err == nil {
				return h.refused(before)
			}
			if h.link.isUp() && !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
				return &Error{Code: CodeUnavailable, Reason: ReasonDisconnected, Outcome: OutcomeNotSent,
					Message: "the NATS server does not confirm the subscriptions", Cause: err}
			}
			continue
		}
		select {
		case <-up:
		case <-h.link.closed:
			return &Error{Code: CodeUnavailable, Reason: ReasonClosed, Outcome: OutcomeNotSent, Message: "the connection to NATS is closed"}
		case <-ctx.Done():
			return &Error{Code: CodeUnavailable, Reason: ReasonDisconnected, Outcome: OutcomeNotSent,
				Message: "there is no connection to NATS", Cause: context.Cause(ctx)}
		}
	}
}

func (h *Handler) flush(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return h.link.nc.FlushWithContext(ctx)
}

// refused looks at the last error of the connection. The server tells of a refused subscription before it confirms the flush behind it.
func (h *Handler) refused(before error) error {
	err := h.link.nc.LastError()
	if err == nil || err == before {
		return nil
	}
	match := subscribeDenied.FindStringSubmatch(err.Error())
	if match == nil {
		return nil
	}
	for _, subscription := range h.subscriptions() {
		if subscription.Subject == match[1] {
			return &Error{Code: CodePermissionDenied, Outcome: OutcomeNotSent, Cause: err,
				Message: fmt.Sprintf("this connection's user may not subscribe to %q; grant it in the NATS server's configuration", match[1])}
		}
	}
	return nil
}

func cannotSubscribe(subject string, err error) *Error {
	reason := Reason("")
	if errors.Is(err, nats.ErrConnectionClosed) || errors.Is(err, nats.ErrConnectionDraining) {
		reason = ReasonClosed
	}
	return &Error{Code: CodeUnavailable, Reason: reason, Outcome: OutcomeNotSent, Message: fmt.Sprintf("cannot subscribe to %q: %v", subject, err), Cause: err}
}
