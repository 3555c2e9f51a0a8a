package autonatsprom

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/zyra/autonats/go/observe"
)

// connectionMetrics counts what happens to connections.
type connectionMetrics struct{ reconnects prometheus.Counter }

func newConnectionMetrics(registry *prometheus.Registry) connectionMetrics {
	return connectionMetrics{newCounter(registry, reconnects).WithLabelValues()}
}

// connectionChanged counts each reconnect once, however many clients and handlers report it.
func (m *Metrics) connectionChanged(state string, connection observe.Connection) {
	if before := m.health.changed(state, connection); state == "up" && before == "down" {
		m.connection.reconnects.Inc()
	}
}
