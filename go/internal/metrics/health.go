package metrics

import (
	"sync"

	"github.com/zyra/autonats/go/internal/call"
)

// health knows the handlers and connections of a process. What has ended counts no more once there
// is another: a process whose last handler has ended is not ready.
type health struct {
	mu       sync.Mutex
	handlers map[call.ObservedHandler]struct{}
	// connections has what was said of each last: every client and handler on it says the same.
	connections map[call.ObservedConnection]string
	// ended is the handler that has ended last, closed the connection that was closed last.
	ended  call.ObservedHandler
	closed call.ObservedConnection
}

func newHealth() *health {
	return &health{handlers: map[call.ObservedHandler]struct{}{}, connections: map[call.ObservedConnection]string{}}
}

func (h *health) created(handler call.ObservedHandler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.handlers[handler] = struct{}{}
}

func (h *health) handlerEnded(handler call.ObservedHandler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.handlers, handler)
	h.ended = handler
}

func (h *health) used(connection call.ObservedConnection) {
	status := connection.Status()
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, isKnown := h.connections[connection]; !isKnown && status != "closed" {
		h.connections[connection] = status
	}
}

// changed notes the state of a connection, and returns what it was before.
func (h *health) changed(state string, connection call.ObservedConnection) (before string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before = h.connections[connection]
	if state == "closed" {
		delete(h.connections, connection)
		h.closed = connection
	} else {
		h.connections[connection] = state
	}
	return before
}

// known returns the handlers that have not ended, and the connections that are not closed, or else
// the one that was closed last.
func (h *health) known() (handlers []call.ObservedHandler, connections []call.ObservedConnection) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for handler := range h.handlers {
		handlers = append(handlers, handler)
	}
	for connection := range h.connections {
		connections = append(connections, connection)
	}
	if len(connections) == 0 && h.closed != nil {
		connections = append(connections, h.closed)
	}
	return handlers, connections
}

// problems returns why the process cannot take calls.
func (h *health) problems() (problems []string) {
	handlers, connections := h.known()
	for _, connection := range connections {
		if status := connection.Status(); status != "up" {
			problems = append(problems, "a connection to NATS is "+status)
		}
	}
	for _, handler := range handlers {
		switch {
		case handler.State() == call.Ejected:
			problems = append(problems, "the handler of "+handler.Service()+" has left its group, as its calls failed")
		case !handler.Ready():
			problems = append(problems, "the handler of "+handler.Service()+" does not serve")
		}
	}
	h.mu.Lock()
	ended := h.ended
	h.mu.Unlock()
	if len(handlers) == 0 && ended != nil {
		problems = append(problems, "the handler of "+ended.Service()+" has ended")
	}
	return problems
}
