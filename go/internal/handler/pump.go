package handler

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/ejection"
	"github.com/zyra/autonats/go/internal/wire"
)

// end frees the slot of a call that is over, and starts those that wait.
func (h *Handler) end(call *servedCall) {
	at := now()
	var next pumped
	h.mu.Lock()
	h.leave(call, at, &next)
	h.mu.Unlock()
	call.endpoint.observer.settled(call)
	h.goOn(&next)
}

// leave frees the slot of a call that is over, and takes those out of the queue that go on. The
// lock is held.
func (h *Handler) leave(call *servedCall, at time.Duration, next *pumped) {
	if call.state == ended {
		return
	}
	p := call.endpoint
	wasRun := call.state != waiting
	if call.verdict >= fine {
		if step := h.group.note(at, call.verdict == atFault); step != ejection.Nothing {
			next.steps = append(next.steps, step)
		}
	}
	call.state = ended
	h.wheel.Remove(&call.timer)
	if held := h.keys.leave(call); held > 0 {
		h.shared.Outbox.CountGuest(-held)
	}
	if call.reply != "" {
		h.calls.remove(call)
	}
	if p.admission.Release(call) && wasRun {
		p.admission.Learn(at - call.startedAt)
		if call.endedAt > 0 {
			p.admission.LearnSending(at - call.endedAt)
		}
	}
	h.pump(p, at, next)
	h.passSlotsOn(at, next)
	h.active--
	if h.active == 0 && h.idle != nil {
		close(h.idle)
		h.idle = nil
	}
}

// goOn starts the calls that were taken out of the queue, or answers them.
func (h *Handler) goOn(next *pumped) {
	for _, call := range next.late {
		call.endpoint.giveUpWaiting(call, wire.ExpiredReply, "EXPIRED")
	}
	for _, call := range next.hopeless {
		call.endpoint.giveUpWaiting(call, wire.BusyReply, "BUSY")
	}
	for _, call := range next.started {
		h.workers.start(call)
	}
	for _, step := range next.steps {
		h.group.take(step)
	}
}

// pumped are calls that have left the queue.
type pumped struct {
	started, late, hopeless []*servedCall
	// steps are what follows from how calls have ended.
	steps []ejection.Step
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
		if call.EndsAt() > at {
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
	h.shared.Outbox.CountGuest(-len(call.body))
}

// waitIdle waits until no call runs or waits, and all answers are out, or ctx is done.
func (h *Handler) waitIdle(ctx context.Context) {
	h.mu.Lock()
	if h.active == 0 {
		h.mu.Unlock()
		return
	}
	if h.idle == nil {
		h.idle = make(chan struct{})
	}
	idle := h.idle
	h.mu.Unlock()
	select {
	case <-idle:
	case <-ctx.Done():
	}
}
