// Package autonatsprom keeps the metrics of Autonats clients and handlers for Prometheus, and says
// over HTTP whether the process lives and is ready.
//
//	metrics := autonatsprom.New()
//	client := NewUserClient(nc, metrics.Observe())
//	handler := NewOrderHandler(server, nc, metrics.Observe())
//	go http.ListenAndServe(":9464", metrics)
//
// The metrics are listed in docs/metrics.md of Autonats, and are the same in TypeScript.
package autonatsprom

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/metrics"
)

// Metrics are those of all clients and handlers of a process that have been given Observe. They are
// an [http.Handler] too, which serves /metrics, /livez and /readyz.
type Metrics struct {
	// Registry has the metrics, and takes those of the user's.
	Registry *prometheus.Registry

	measured *metrics.Measured
	mux      *http.ServeMux
}

// New returns metrics in a registry of their own.
func New() *Metrics {
	registry := prometheus.NewRegistry()
	m := &Metrics{Registry: registry, measured: metrics.Measure(meter{registry}), mux: http.NewServeMux()}
	// Exemplars are in the format of OpenMetrics alone, for those who ask for it.
	m.mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{EnableOpenMetrics: true}))
	m.mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok\n") })
	m.mux.HandleFunc("GET /readyz", m.serveReadiness)
	return m
}

// Observe returns the option of clients and handlers that have these metrics.
func (m *Metrics) Observe() autonats.BothOption {
	return autonats.WithObservers(m.Observer())
}

// Observer returns what is told of calls, handlers and connections.
func (m *Metrics) Observer() autonats.Observer {
	return m.measured.Observer
}

// Readiness returns why the process cannot take calls, one reason each; none if it can.
func (m *Metrics) Readiness() (problems []string) {
	return m.measured.Problems()
}

// ServeHTTP answers /metrics, /livez and /readyz.
func (m *Metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mux.ServeHTTP(w, r)
}

func (m *Metrics) serveReadiness(w http.ResponseWriter, _ *http.Request) {
	problems := m.Readiness()
	if len(problems) == 0 {
		answer(w, http.StatusOK, "ok\n")
		return
	}
	text := ""
	for _, problem := range problems {
		text += problem + "\n"
	}
	answer(w, http.StatusServiceUnavailable, text)
}

func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}
