package autonatsotel

import (
	"context"
	"reflect"
	"sync"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/metrics"
	"github.com/zyra/autonats/go/observe"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

// observers has what counts all clients and handlers of a process, by their meter provider: they
// share connections, and their load is added up.
var observers sync.Map

// observerOf returns what counts calls by the instruments of a provider.
func observerOf(provider metric.MeterProvider) autonats.Observer {
	made, found := observers.Load(provider)
	if !found {
		made, _ = observers.LoadOrStore(provider, sync.OnceValue(func() autonats.Observer {
			meter := provider.Meter(scope, metric.WithInstrumentationVersion(version), metric.WithSchemaURL(schemaURL))
			return metrics.Measure(instruments{meter}).Observer
		}))
	}
	return made.(func() autonats.Observer)()
}

// isRegistered reports whether a provider of package otel is one that somebody has registered. Until
// then, that package has a type of its own for it, which counts nothing and still costs each call.
func isRegistered(provider metric.MeterProvider) bool {
	made := reflect.TypeOf(provider)
	for made.Kind() == reflect.Pointer {
		made = made.Elem()
	}
	return made.PkgPath() != "go.opentelemetry.io/otel/internal/global"
}

// instruments creates instruments of OpenTelemetry. Their names are valid, so making one reports no
// error.
type instruments struct{ meter metric.Meter }

// Counter creates a counter.
func (i instruments) Counter(m *metrics.Metric) func(attributes ...string) metrics.Count {
	counter, _ := i.meter.Int64Counter(m.Name, metric.WithUnit(m.Unit), metric.WithDescription(m.Help))
	return func(attributes ...string) metrics.Count {
		options := []metric.AddOption{withAttributes(m, attributes)}
		return func(t observe.Trace) { counter.Add(contextOf(t), 1, options...) }
	}
}

// Histogram creates a histogram.
func (i instruments) Histogram(m *metrics.Metric) func(attributes ...string) metrics.Record {
	histogram, _ := i.meter.Float64Histogram(m.Name, metric.WithUnit(m.Unit), metric.WithDescription(m.Help),
		metric.WithExplicitBucketBoundaries(metrics.DurationBuckets...))
	return func(attributes ...string) metrics.Record {
		options := []metric.RecordOption{withAttributes(m, attributes)}
		return func(value float64, t observe.Trace) { histogram.Record(contextOf(t), value, options...) }
	}
}

// Observe creates gauges and up-down counters, whose values are read whenever metrics are.
func (i instruments) Observe(observed []*metrics.Metric, read func(metrics.Show)) {
	made := map[*metrics.Metric]metric.Float64Observable{}
	all := make([]metric.Observable, 0, len(observed))
	for _, m := range observed {
		var instrument metric.Float64Observable
		if m.Type == metrics.Gauge {
			instrument, _ = i.meter.Float64ObservableGauge(m.Name, metric.WithUnit(m.Unit), metric.WithDescription(m.Help))
		} else {
			instrument, _ = i.meter.Float64ObservableUpDownCounter(m.Name, metric.WithUnit(m.Unit), metric.WithDescription(m.Help))
		}
		made[m] = instrument
		all = append(all, instrument)
	}
	_, _ = i.meter.RegisterCallback(func(_ context.Context, observer metric.Observer) error {
		read(func(m *metrics.Metric, value float64, attributes ...string) {
			observer.ObserveFloat64(made[m], value, withAttributes(m, attributes))
		})
		return nil
	}, all...)
}

// withAttributes returns the attributes that have a value.
func withAttributes(m *metrics.Metric, values []string) metric.MeasurementOption {
	attributes := make([]attribute.KeyValue, 0, len(values))
	for i, value := range values {
		if value != "" {
			attributes = append(attributes, attribute.String(m.Attributes[i], value))
		}
	}
	return metric.WithAttributeSet(attribute.NewSet(attributes...))
}

// contextOf returns a context that has the span of a call, of which an SDK makes an exemplar.
func contextOf(t observe.Trace) context.Context {
	if t == nil || !t.IsSampled() {
		return context.Background()
	}
	return t.Within(context.Background())
}
