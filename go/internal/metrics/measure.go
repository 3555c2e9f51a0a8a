package metrics

import (
	"context"
	"time"

	"github.com/zyra/autonats/go/internal/call"
)

const version = "0.1.0"

// Measured measures all clients and handlers of a process that its observer is given to.
type Measured struct {
	// Observer is to be among the observers of each client and handler.
	Observer call.Observer
	health   *health
}

// Measure creates all metrics, and returns what counts them.
func Measure(meter Meter) *Measured {
	m := &Measured{health: newHealth()}
	client := newClientMetrics(meter)
	handler := newHandlerMetrics(meter)
	reconnected := meter.Counter(Reconnects)()
	meter.Observe([]*Metric{BuildInfo}, func(show Show) { show(BuildInfo, 1, version, "go") })
	meter.Observe(loadMetrics, m.health.showLoad)
	meter.Observe([]*Metric{ConnectionStatus}, m.health.showConnections)
	m.Observer = call.Observer{
		OnCallStarted:     func(_ context.Context, c *call.ObservedCall, _ time.Duration) { client.started(c) },
		OnRetryScheduled:  client.retried,
		OnRetryDenied:     client.denied,
		OnCallSettled:     client.settled,
		OnBreakerChanged:  client.breakerChanged,
		OnRequestRefused:  handler.refused,
		OnRequestRepeated: handler.repeated,
		OnMethodStarted:   handler.started,
		OnRequestSettled:  handler.settled,
		OnHandlerCreated: func(h call.ObservedHandler) {
			m.health.created(h)
			handler.created(h)
		},
		OnHandlerChanged: handler.changed,
		OnHandlerEnded:   m.health.handlerEnded,
		OnConnectionUsed: m.health.used,
		// Each reconnect counts once, however many clients and handlers report it.
		OnConnectionChanged: func(state string, connection call.ObservedConnection) {
			if before := m.health.changed(state, connection); state == "up" && before == "down" {
				reconnected(nil)
			}
		},
	}
	return m
}

// Problems returns why the process cannot take calls, one reason each; none if it can.
func (m *Measured) Problems() []string { return m.health.problems() }
