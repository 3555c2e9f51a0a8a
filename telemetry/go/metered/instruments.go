package main

import (
	"context"
	"encoding/json"
	"fmt"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/trace"
)

// instrument is a metric as a real SDK has it.
type instrument struct {
	Scope  string  `json:"scope"`
	Name   string  `json:"name"`
	Unit   string  `json:"unit"`
	Help   string  `json:"help"`
	Type   string  `json:"type"`
	Points []point `json:"points"`
}

type point struct {
	Attributes map[string]string `json:"attributes"`
	Value      *float64          `json:"value,omitempty"`
	Count      uint64            `json:"count,omitempty"`
	Bounds     []float64         `json:"bounds,omitempty"`
	// Exemplar is the trace of a call that was counted.
	Exemplar string `json:"exemplar,omitempty"`
}

// keepInstruments registers a real SDK, which keeps metrics and makes spans that nobody exports.
func keepInstruments() *metric.ManualReader {
	reader := metric.NewManualReader()
	otel.SetMeterProvider(metric.NewMeterProvider(metric.WithReader(reader)))
	otel.SetTracerProvider(trace.NewTracerProvider())
	return reader
}

// printInstruments prints all metrics as one line of JSON.
func printInstruments(ctx context.Context, reader *metric.ManualReader) error {
	var read metricdata.ResourceMetrics
	if err := reader.Collect(ctx, &read); err != nil {
		return err
	}
	all := []instrument{}
	for _, scope := range read.ScopeMetrics {
		for _, m := range scope.Metrics {
			kind, points := pointsOf(m.Data)
			all = append(all, instrument{scope.Scope.Name, m.Name, m.Unit, m.Description, kind, points})
		}
	}
	text, err := json.Marshal(all)
	fmt.Println("instruments", string(text))
	return err
}

func pointsOf(data metricdata.Aggregation) (kind string, points []point) {
	switch data := data.(type) {
	case metricdata.Histogram[float64]:
		for _, each := range data.DataPoints {
			exemplar := ""
			if len(each.Exemplars) > 0 {
				exemplar = fmt.Sprintf("%x", each.Exemplars[0].TraceID)
			}
			points = append(points, point{attributesOf(each.Attributes), nil, each.Count, each.Bounds, exemplar})
		}
		return "histogram", points
	case metricdata.Sum[int64]:
		return "counter", valuesOf(data.DataPoints)
	case metricdata.Sum[float64]:
		return "upDownCounter", valuesOf(data.DataPoints)
	case metricdata.Gauge[float64]:
		return "gauge", valuesOf(data.DataPoints)
	}
	return fmt.Sprintf("%T", data), nil
}

func valuesOf[N int64 | float64](all []metricdata.DataPoint[N]) (points []point) {
	for _, each := range all {
		value := float64(each.Value)
		points = append(points, point{Attributes: attributesOf(each.Attributes), Value: &value})
	}
	return points
}

func attributesOf(set attribute.Set) map[string]string {
	attributes := map[string]string{}
	for _, each := range set.ToSlice() {
		attributes[string(each.Key)] = each.Value.Emit()
	}
	return attributes
}
