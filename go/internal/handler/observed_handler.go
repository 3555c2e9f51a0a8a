package handler

import (
	pipeline "github.com/zyra/autonats/go/internal/call"
)

// observedHandler is a handler as observers see it.
type observedHandler struct{ handler *Handler }

func (o *observedHandler) Service() string  { return o.handler.service.Name }
func (o *observedHandler) Version() string  { return o.handler.service.Version }
func (o *observedHandler) Instance() string { return o.handler.Instance() }
func (o *observedHandler) Ready() bool      { return o.handler.Ready() }

// State returns whether it has left its queue group by itself.
func (o *observedHandler) State() pipeline.HandlerState { return o.handler.group.state() }

// Capacity returns how many calls may run at once over all methods.
func (o *observedHandler) Capacity() int {
	total := o.handler.slots.Total()
	slots := 0
	for _, endpoint := range o.handler.endpoints {
		if slots += endpoint.admission.Slots(); slots < 0 || slots >= total {
			return total
		}
	}
	return slots
}

// Load returns what each method is doing just now.
func (o *observedHandler) Load() []pipeline.MethodLoad {
	h := o.handler
	at := now()
	load := make([]pipeline.MethodLoad, 0, len(h.endpoints))
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, endpoint := range h.endpoints {
		load = append(load, endpoint.load(at))
	}
	return load
}

// tellCreated notifies observers of the handler and its connection.
func (h *Handler) tellCreated() {
	h.observed = &observedHandler{h}
	h.tellObservers(func(observer *pipeline.Observer) {
		if observer.OnConnectionUsed != nil {
			observer.OnConnectionUsed(h.shared)
		}
		if observer.OnHandlerCreated != nil {
			observer.OnHandlerCreated(h.observed)
		}
	})
}

// tellEnded notifies observers that the handler has ended.
func (h *Handler) tellEnded() {
	h.tellObservers(func(observer *pipeline.Observer) {
		if observer.OnHandlerEnded != nil && h.observed != nil {
			observer.OnHandlerEnded(h.observed)
		}
	})
}

// tellConnection notifies observers of a change of the connection.
func (h *Handler) tellConnection(state string) {
	h.tellObservers(func(observer *pipeline.Observer) {
		if observer.OnConnectionChanged != nil {
			observer.OnConnectionChanged(state, h.shared)
		}
	})
}

func (h *Handler) tellObservers(tell func(*pipeline.Observer)) {
	observer := callObserver{observers: h.observers}
	observer.tell(tell)
}
