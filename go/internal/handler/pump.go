package handler

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/wire"
)

// end frees the slot of a call that is over, and starts those that wait.
func (h *Handler) end(call *servedCall) {
	at := now()
	p := call.endpoint
	h.mu.Lock()
	if call.state == ended {
		h.mu.Unlock()
		return
	}
	wasRun := call.state != waiting
	call.state = ended
	h.wheel.Remove(&call.timer)
	if h.calls[call.reply] == call {
		delete(h.calls, call.reply)
	}
	if p.admission.Release(call) && wasRun {
		p.admission.Learn(at - call.startedAt)
		if call.endedAt > 0 {
			p.admission.LearnSending(at - call.endedAt)
		}
	}
	var next pumped
	h.pump(p, at, &next)
	h.passSlotsOn(at, &next)
	h.active--
	if h.active == 0 && h.idle != nil {
		close(h.idle)
		h.idle = nil
	}
	h.mu.Unlock()
	p.observer.settled(call)
	for _, call := range next.late {
		call.endpoint.giveUpWaiting(call, wire.ExpiredReply, "EXPIRED")
	}
	for _, call := range next.hopeless {
		call.endpoint.giveUpWaiting(call, wire.BusyReply, "BUSY")
	}
	for _, call := range next.started {
		h.workers.start(call)
	}
}

// pumped are calls that have left the queue.
type pumped struct {
	started, late, hopeless []*servedCall
}

// pump starts calls that wait in the slots that are free, and takes those out that cannot start in
// time any more: another instance may have room. The lock is held.
func (h *Handler) pump(p *endpoint, at time.Duration, next *pumped) {
	for {
		call, ok := p.admission.Next(at)
		if !ok {
			break
		}
		h.leaveQueue(call)
		if call.deadlineAt() > at {
			call.state, call.startedAt = running, at
			next.started = append(next.started, call)
			continue
		}
		// It was never run, so there is nothing to learn from it.
		p.admission.Release(call)
		next.late = append(next.late, call)
	}
	for {
		call, ok := p.admission.DropLast(at)
		if !ok {
			return
		}
		h.leaveQueue(call)
		next.hopeless = append(next.hopeless, call)
	}
}

// passSlotsOn assigns free slots to the methods that share them, in turn. h.mu must be held.
func (h *Handler) passSlotsOn(at time.Duration, next *pumped) {
	if !h.slots.IsLimited() {
		return
	}
	for range h.endpoints {
		h.turn = (h.turn + 1) % len(h.endpoints)
		h.pump(h.endpoints[h.turn], at, next)
	}
}

// leaveQueue releases the bytes that the connection counts for a waiting call. h.mu must be held.
func (h *Handler) leaveQueue(call *servedCall) {
	h.shared.Outbox.CountGuest(-call.bytes)
}

// waitIdle waits until no call runs or waits, and all answers are out. It reports whether that came
// before ctx was done.
func (h *Handler) waitIdle(ctx context.Context) bool {
	h.mu.Lock()
	if h.active == 0 {
		h.mu.Unlock()
		return true
	}
	if h.idle == nil {
		h.idle = make(chan struct{})
	}
	idle := h.idle
	h.mu.Unlock()
	select {
	case <-idle:
		return true
	case <-ctx.Done():
		return false
	}
}
