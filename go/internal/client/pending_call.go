package client

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
)

type callState int

const (
	stateNew callState = iota
	stateWaiting
	stateSent
	stateSettled
)

// pendingCall is a call, from the moment its request is written until it is settled. It owns the deadline, what may cancel it, and the request's bytes, which its
// attempts borrow. It belongs to the goroutine of its caller.
//
//	new ──send──> waiting ──out──> sent ──reply──> settled
//	 │               │               │
//	 │   room of those without       └─ deadline, cancellation, connection lost ──> settled
//	 │   connection, or gate
//	 └───────────────┴─ no time, no connection, no room, deadline, cancellation ──> settled (NOT_SENT)
type pendingCall struct {
	bound    *boundMethod
	prepared *prepared
	ctx      context.Context
	subject  string
	state    callState
	// encoder owns the body of the request; nil once the outbox has it for good.
	encoder *codec.Encoder
}

// settle lets go of the call.
func (c *pendingCall) settle() {
	c.state = stateSettled
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
