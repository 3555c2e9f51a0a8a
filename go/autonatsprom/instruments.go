package autonatsprom

import (
	"math"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	autonats "github.com/zyra/autonats/go"
)

// metric is a metric as Prometheus knows it.
type metric struct {
	name, help string
	labels     []string
}

func newGauge(registry *prometheus.Registry, m metric) *prometheus.GaugeVec {
	gauge := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: m.name, Help: m.help}, m.labels)
	registry.MustRegister(gauge)
	return gauge
}

func newCounter(registry *prometheus.Registry, m metric) *prometheus.CounterVec {
	counter := prometheus.NewCounterVec(prometheus.CounterOpts{Name: m.name, Help: m.help}, m.labels)
	registry.MustRegister(counter)
	return counter
}

func newHistogram(registry *prometheus.Registry, m metric) *prometheus.HistogramVec {
	histogram := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: m.name, Help: m.help, Buckets: durationBuckets}, m.labels)
	registry.MustRegister(histogram)
	return histogram
}

func (m metric) description() *prometheus.Desc {
	return prometheus.NewDesc(m.name, m.help, m.labels, nil)
}

// methodOf returns what names the method of a call in labels.
func methodOf(call *autonats.ObservedCall) string { return call.Service + "/" + call.Method }

// majorOf returns v1 for 1.2.0, and nothing for no version.
func majorOf(version string) string {
	if version == "" {
		return ""
	}
	major, _, _ := strings.Cut(version, ".")
	return "v" + major
}

// statusOf returns the code of a call or request, and OK where it has not failed.
func statusOf(code autonats.Code) string {
	if code == "" {
		return "OK"
	}
	return string(code)
}

// serverError returns the code if it is an error of the handler.
func serverError(code autonats.Code) string {
	if code.IsServerError() {
		return string(code)
	}
	return ""
}

// amount returns a number of calls, where the largest number stands for no limit.
func amount(calls int) float64 {
	if calls == math.MaxInt {
		return math.Inf(1)
	}
	return float64(calls)
}
