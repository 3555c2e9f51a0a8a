package autonatsprom

import (
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/zyra/autonats/go/internal/metrics"
	"github.com/zyra/autonats/go/observe"
)

// meter creates instruments in a registry.
type meter struct{ registry *prometheus.Registry }

// Counter creates a counter.
func (m meter) Counter(metric *metrics.Metric) func(attributes ...string) metrics.Count {
	options := prometheus.CounterOpts{Name: metric.Prometheus, Help: metric.Help}
	counters := prometheus.NewCounterVec(options, labelsOf(metric))
	m.registry.MustRegister(counters)
	return func(attributes ...string) metrics.Count {
		counter := counters.WithLabelValues(attributes...)
		return func(trace observe.Trace) {
			if trace != nil && trace.IsSampled() {
				counter.(prometheus.ExemplarAdder).AddWithExemplar(1, exemplarOf(trace))
			} else {
				counter.Inc()
			}
		}
	}
}

// Histogram creates a histogram.
func (m meter) Histogram(metric *metrics.Metric) func(attributes ...string) metrics.Record {
	options := prometheus.HistogramOpts{Name: metric.Prometheus, Help: metric.Help, Buckets: metrics.DurationBuckets}
	histograms := prometheus.NewHistogramVec(options, labelsOf(metric))
	m.registry.MustRegister(histograms)
	return func(attributes ...string) metrics.Record {
		histogram := histograms.WithLabelValues(attributes...)
		return func(value float64, trace observe.Trace) {
			if trace != nil && trace.IsSampled() {
				histogram.(prometheus.ExemplarObserver).ObserveWithExemplar(value, exemplarOf(trace))
			} else {
				histogram.Observe(value)
			}
		}
	}
}

// Observe creates gauges whose values are read whenever metrics are.
func (m meter) Observe(observed []*metrics.Metric, read func(metrics.Show)) {
	c := &collector{map[*metrics.Metric]*prometheus.Desc{}, read}
	for _, metric := range observed {
		c.descriptions[metric] = prometheus.NewDesc(metric.Prometheus, metric.Help, labelsOf(metric), nil)
	}
	m.registry.MustRegister(c)
}

// collector reads gauges.
type collector struct {
	descriptions map[*metrics.Metric]*prometheus.Desc
	read         func(metrics.Show)
}

// Describe sends the descriptions of the metrics.
func (c *collector) Describe(to chan<- *prometheus.Desc) {
	for _, description := range c.descriptions {
		to <- description
	}
}

// Collect reads the metrics.
func (c *collector) Collect(to chan<- prometheus.Metric) {
	c.read(func(metric *metrics.Metric, value float64, attributes ...string) {
		to <- prometheus.MustNewConstMetric(c.descriptions[metric], prometheus.GaugeValue, value, attributes...)
	})
}

func labelsOf(metric *metrics.Metric) []string {
	labels := make([]string, len(metric.Attributes))
	for i, attribute := range metric.Attributes {
		labels[i] = strings.ReplaceAll(attribute, ".", "_")
	}
	return labels
}

// exemplarOf returns what names a call among those that a sample counts.
func exemplarOf(trace observe.Trace) prometheus.Labels {
	ids := trace.IDs()
	return prometheus.Labels{"trace_id": ids.TraceID, "span_id": ids.SpanID}
}
