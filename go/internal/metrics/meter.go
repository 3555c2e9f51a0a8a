// Package metrics is what adapters for metrics are made of: which metrics there are, and what they
// count.
package metrics

import "github.com/zyra/autonats/go/internal/call"

// Type is what a metric is in OpenTelemetry.
type Type string

// The types.
const (
	Counter       Type = "counter"
	UpDownCounter Type = "upDownCounter"
	Gauge         Type = "gauge"
	Histogram     Type = "histogram"
)

// Metric is a metric.
type Metric struct {
	// Name is its name in OpenTelemetry, Prometheus the one in Prometheus.
	Name, Prometheus string
	Type             Type
	Unit, Help       string
	// Attributes has the names of its attributes; labels of Prometheus have underscores for dots.
	Attributes []string
}

// Count adds one. The trace is nil where nothing traces the call.
type Count func(trace call.Trace)

// Record adds a value to a histogram.
type Record func(value float64, trace call.Trace)

// Show shows the value of a gauge or an up-down counter, with attributes in the order of the metric.
type Show func(metric *Metric, value float64, attributes ...string)

// Meter creates instruments in a library for metrics. Functions that it returns are asked once for
// each set of attributes, in the order of the metric, and what they return is called for each call:
// whatever attributes cost is paid once. An empty attribute is left out.
type Meter interface {
	Counter(metric *Metric) func(attributes ...string) Count
	// Histogram creates a histogram with the bounds DurationBuckets.
	Histogram(metric *Metric) func(attributes ...string) Record
	// Observe creates gauges and up-down counters, whose values are read whenever metrics are.
	Observe(metrics []*Metric, read func(Show))
}
