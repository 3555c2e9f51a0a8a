package client

import (
	"cmp"
	"math/rand/v2"
	"sync/atomic"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/policy"
	"github.com/zyra/autonats/go/internal/wire"
)

// isBalanced reports whether the client chooses where a call goes.
func (c *pendingCall) isBalanced() bool {
	return c.bound.balancer != nil && !c.prepared.options.HasInstance && c.only == ""
}

// aim chooses where the next attempt goes: to the instance that may have run the call, to the one that
// the caller names, to one that the balancer chooses, or to the queue group.
func (c *pendingCall) aim(at time.Duration) {
	m := c.bound
	c.release()
	c.instance = nil
	c.subject = cmp.Or(c.only, m.pick(c.prepared.options))
	if !c.isBalanced() || c.isForGroup {
		return
	}
	c.isReleased = false
	if c.instance = m.balancer.Pick(milliseconds(at), rand.Float64(), c.before); c.instance != nil {
		c.subject = c.instance.Subject
	}
}

// release notes that the attempt to its instance has ended.
func (c *pendingCall) release() {
	if c.instance != nil && !c.isReleased {
		c.bound.balancer.Release(c.instance)
	}
	c.isReleased = true
}

// mayGoElsewhere reports whether another attempt may reach another instance than this one.
func (c *pendingCall) mayGoElsewhere() bool {
	return c.instance == nil || !c.bound.balancer.IsAlone(c.instance)
}

// noteOvertaken notes that an attempt that was begun later was answered first, after so long: the
// instance has much to do, as far as can be told, or it is silent if it has taken much longer.
func (c *pendingCall) noteOvertaken(took time.Duration) {
	if c.instance == nil {
		return
	}
	sign := fault.InstanceBusy
	if milliseconds(now()-c.begunAt) >= policy.LateAfter(milliseconds(took)) {
		sign = fault.InstanceSilent
	}
	c.bound.noteSign(c.instance, sign)
}

// asksForLoad reports whether the request of the attempt is to ask for a report. One that is large is
// left as large as it is.
func (c *pendingCall) asksForLoad(at time.Duration) bool {
	m := c.bound
	return c.isBalanced() && int64(len(c.encoder.Buf)) <= m.caller.shared.Link.MaxPayload()/2 &&
		m.balancer.Asks(c.instance, milliseconds(at))
}

// served is where it is noted that calls to the subject were answered.
func (c *pendingCall) served() *atomic.Bool {
	if c.instance != nil {
		return &c.instance.Served
	}
	return &c.bound.served
}

// noteReport takes the report that came with a reply.
func (c *pendingCall) noteReport(head wire.Head) {
	if !head.HasLoad || !c.isBalanced() {
		return
	}
	if report, ok := wire.ReadLoad(head.Load); ok {
		c.bound.balancer.Learn(report, milliseconds(now()), c.instance == nil)
	}
}

// noteAnswered notes that the attempt was answered as it should be.
func (c *pendingCall) noteAnswered() {
	c.bound.noteAnswered()
	if c.instance != nil && c.instance.IsWatched() {
		c.bound.noteSign(c.instance, fault.InstanceAnswered)
	}
}

// noteFailed takes what a failed attempt has shown of its instance, and of the load of all of them. It
// reports whether the server has not delivered it, so that it may go to the queue group at once.
func (m *boundMethod) noteFailed(instance *policy.Instance, failure *fault.Error) bool {
	m.noteLoad(failure)
	if instance == nil {
		return false
	}
	if sign := fault.InstanceSignOf(failure); sign != "" {
		m.noteSign(instance, sign)
	}
	return failure.Outcome == fault.OutcomeNotDelivered
}

// noteSign passes on what an attempt has shown of its instance, and notifies observers if that
// changes the instance's breaker.
func (m *boundMethod) noteSign(instance *policy.Instance, sign fault.InstanceSign) {
	before, state := m.balancer.Note(instance, sign, milliseconds(now()), rand.Float64())
	if state == before || state == policy.BreakerProbing {
		return
	}
	m.caller.observer.breakerChanged(pipeline.ObservedBreaker{
		Service: m.service, Version: m.caller.service.Version, Method: m.name, Instance: instance.ID, State: string(state),
	})
}
