package autonatsprom

import (
	"errors"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
)

// clientMetrics counts the calls of clients.
type clientMetrics struct {
	duration *prometheus.HistogramVec
	active   *prometheus.GaugeVec
	rejected *prometheus.CounterVec
}

func newClientMetrics(registry *prometheus.Registry) clientMetrics {
	return clientMetrics{newHistogram(registry, clientDuration), newGauge(registry, clientActive), newCounter(registry, clientRejected)}
}

func (m *clientMetrics) started(call *autonats.ObservedCall) {
	m.active.WithLabelValues(methodOf(call), majorOf(call.Version)).Inc()
}

func (m *clientMetrics) settled(call *autonats.ObservedCall, err error, took time.Duration) {
	method, major, code := methodOf(call), majorOf(call.Version), autonats.CodeOf(err)
	m.active.WithLabelValues(method, major).Dec()
	address := strings.TrimSuffix(call.Subject, "."+call.Method)
	m.duration.WithLabelValues("autonats", method, statusOf(code), string(code), major, address).Observe(took.Seconds())
	if err == nil {
		return
	}
	switch autonats.OutcomeOf(err) {
	case outcome.NotSent, outcome.NotDelivered, outcome.Rejected:
		m.rejected.WithLabelValues(method, major, reasonOf(err, code)).Inc()
	}
}

// reasonOf returns why a call has failed: the reason if there is one, else the code.
func reasonOf(err error, code autonats.Code) string {
	var failed *autonats.Error
	if errors.As(err, &failed) && failed != nil && failed.Reason != "" {
		return string(failed.Reason)
	}
	return string(code)
}

// handlerMetrics counts the requests of handlers.
type handlerMetrics struct {
	duration *prometheus.HistogramVec
	rejected *prometheus.CounterVec
	wait     *prometheus.HistogramVec
}

func newHandlerMetrics(registry *prometheus.Registry) handlerMetrics {
	return handlerMetrics{newHistogram(registry, serverDuration), newCounter(registry, serverRejected), newHistogram(registry, serverQueueWait)}
}

func (m *handlerMetrics) settled(call *autonats.ObservedCall, code autonats.Code, took time.Duration) {
	m.duration.WithLabelValues("autonats", methodOf(call), statusOf(code), serverError(code), majorOf(call.Version)).Observe(took.Seconds())
}
