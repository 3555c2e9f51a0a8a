package client

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/policy"
)

type callState int

const (
	stateNew callState = iota
	stateWaiting
	stateSent
	stateSettled
)

// pendingCall is a call, from the moment its request is written until it is settled. It owns the
// deadline, what may cancel it, and the request's bytes, which its attempts borrow. It belongs to
// the goroutine of its caller.
//
//	new ──send──> waiting ──out──> sent ──reply──> settled
//	 │               │               │
//	 │   room of those without       └─ deadline, cancellation, connection lost ──> settled
//	 │   connection, or gate
//	 └───────────────┴─ no time, no connection, no room, deadline, cancellation ──> settled (NOT_SENT)
type pendingCall struct {
	bound    *boundMethod
	prepared prepared
	ctx      context.Context
	state    callState
	// subject is where the attempt goes, and instance the one that was chosen for it; nil if it goes
	// to the queue group, or where its caller wants it to go.
	subject    string
	instance   *policy.Instance
	isReleased bool
	// before is the instance that the last attempt went to, so that this one goes elsewhere.
	before *policy.Instance
	// only is where the attempt has to go; empty where it may go anywhere.
	only string
	// isForGroup reports whether the attempt is to go to the queue group.
	isForGroup bool
	// encoder owns the body of the request; nil once the outbox owns it, to which it was lent.
	encoder, lent *codec.Encoder
	// reserved is how many bytes the outbox has reserved for the attempt.
	reserved int
	ticket   connection.Ticket
	observed *observedAttempt
	// made is how many attempts of the call were made, this one included; begunAt is when it was begun,
	// and patience for how long it is waited for alone.
	made     int
	begunAt  time.Duration
	patience policy.Patience
	// isLate reports whether it was given up for another one, and its handler told to stop.
	isLate bool
}

// settle releases the call.
func (c *pendingCall) settle() {
	c.state = stateSettled
	c.release()
	if c.encoder != nil {
		c.encoder.Release()
		c.encoder = nil
	}
}

func (c *pendingCall) timeLeft() time.Duration {
	return c.prepared.deadline - now()
}

// now returns the time on the clock of the process.
func now() time.Duration {
	return time.Duration(clock.Now())
}

// enter waits until the call may be sent, if it may wait.
func (c *pendingCall) enter() error {
	m := c.bound
	shared := m.caller.shared
	if c.state == stateNew && m.isThrottled() {
		return m.failed(&fault.Throttled, nil)
	}
	if c.state == stateNew && shared.IsUp() && shared.Gate.ShutUntil() == nil {
		// Nothing has taken any time yet; the outbox looks at the deadline.
		return nil
	}
	for {
		up := shared.WhenUp()
		opens := shared.Gate.ShutUntil()
		left := c.timeLeft()
		switch {
		case left <= 0 && c.state == stateNew:
			return m.failed(&fault.NoTimeLeft, nil)
		case left <= 0:
			return m.failed(&fault.NotConnected, nil)
		case shared.IsClosed():
			return m.failed(&fault.ConnectionClosed, nil)
		case opens != nil:
		case shared.IsUp():
			return nil
		case !m.caller.options.WaitForReady:
			return m.failed(&fault.NotConnected, nil)
		default:
			opens = up
		}
		if err := c.waitFor(opens); err != nil {
			return err
		}
	}
}

// waitFor waits in the waiting room until something comes that the call needs to be sent.
func (c *pendingCall) waitFor(comes <-chan struct{}) error {
	m := c.bound
	room := &m.caller.shared.Waiting
	size := int64(len(c.encoder.Buf) + connection.WaitingCallBytes)
	defer room.Bytes.Add(-size)
	if room.Bytes.Add(size) > int64(m.caller.options.MaxUnconfirmedBytes) {
		return m.failed(&fault.TooManyWaiting, nil)
	}
	c.state = stateWaiting
	timer := time.NewTimer(c.timeLeft())
	defer timer.Stop()
	select {
	case <-comes:
		return nil
	case <-m.caller.shared.Closed():
		return m.failed(&fault.ConnectionClosed, nil)
	case <-timer.C:
		return m.failed(&fault.NotConnected, nil)
	case <-c.ctx.Done():
		if isDeadline(c.ctx) {
			return m.failed(&fault.NotConnected, context.Cause(c.ctx))
		}
		return m.failed(&fault.CancelledBefore, context.Cause(c.ctx))
	}
}

// head returns the head of a request that is about to be sent, and reserves room for it. It fails
// where the connection cannot take the request.
func (c *pendingCall) head(at time.Duration) ([]byte, error) {
	m := c.bound
	timeout := c.prepared.timeout
	if c.state != stateNew || c.prepared.intercepted != nil {
		// A call that has waited has less time left, and so may one that interceptors have had.
		timeout = c.prepared.deadline - at
	}
	if timeout <= 0 {
		return nil, m.failed(&fault.NoTimeLeft, context.Cause(c.ctx))
	}
	c.state = stateWaiting
	head := m.headOf(timeout, c.prepared.fields, c.prepared.options.key)
	size := len(c.encoder.Buf) + len(head)
	if shared := m.caller.shared; !shared.Takes(size) {
		return nil, requestTooLarge(m, size, shared.Link.MaxPayload())
	} else if !shared.Outbox.Reserve(size, m.caller.options.MaxUnconfirmedBytes) {
		return nil, m.failed(&fault.TooMuchUnsent, nil)
	}
	c.reserved = size
	return head, nil
}

// givenUp returns the error of a call whose context is done before its reply came to that subject.
// The handler is told, unless it knows by its own clock.
func (c *pendingCall) givenUp(reply connection.Reply, subject string) error {
	failure := &fault.CancelledInFlight
	isLate := isDeadline(c.ctx)
	if reply.WasSent && !isLate && !c.isLate {
		c.bound.caller.shared.Cancellations.Send(c.bound.cancelSubject, subject)
	}
	switch {
	case isLate && !reply.WasSent:
		failure = &fault.NoTimeLeft
	case isLate && reply.Failure != nil:
		failure = reply.Failure
	case isLate:
		failure = &fault.TimedOut
	case !reply.WasSent:
		failure = &fault.CancelledBefore
	}
	return c.bound.failed(failure, context.Cause(c.ctx))
}
