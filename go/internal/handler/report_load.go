package handler

import (
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/wire"
)

// mostSlots stands for any number of slots: more cannot be written.
const mostSlots = 999_999_999

// headFor returns the head of a reply, from the head that it would have else: with a report, if the
// call asks for one.
func (p *endpoint) headFor(call *servedCall, head, body []byte) []byte {
	h := p.handler
	// A reply that is large is left as large as it is.
	if !call.asksForLoad || int64(len(body)) > h.shared.Link.MaxPayload()/2 {
		return head
	}
	h.mu.Lock()
	report := wire.LoadReport{
		Instance: h.options.Instance, Running: p.admission.Running(), Waiting: p.admission.Waiting(),
		Slots: min(p.admission.Slots(), h.slots.Total(), mostSlots),
	}
	if call.entry.IsRunning() {
		report.Running--
	}
	h.mu.Unlock()
	if h.isLeaving.Load() || h.group.state() == pipeline.Ejected {
		report.Slots = 0
	}
	return wire.ReportLoad(head, report)
}

// withReport returns an error reply with a report, if the call asks for one.
func (p *endpoint) withReport(call *servedCall, reply *wire.ErrorReply) *wire.ErrorReply {
	if !call.asksForLoad {
		return reply
	}
	reporting := *reply
	reporting.Head = p.headFor(call, reply.Head, reply.Body)
	return &reporting
}
