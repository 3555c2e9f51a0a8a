package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/storage"
	"github.com/prometheus/prometheus/util/annotations"
)

// job is what queries are evaluated over: what was scraped, and when.
type job struct {
	Scrapes []scrape `json:"scrapes"`
	Queries []string `json:"queries"`
	// At is the time of the evaluation, in seconds.
	At float64 `json:"at"`
}

// scrape is what one target said at a time.
type scrape struct {
	Instance    string  `json:"instance"`
	At          float64 `json:"at"`
	ContentType string  `json:"contentType"`
	Text        string  `json:"text"`
}

// answer is a series that a query returns. Values are text, as they may be NaN.
type answer struct {
	Labels labels.Labels `json:"labels"`
	Value  string        `json:"value"`
}

// evaluate returns what each query of a job returns.
func evaluate(input []byte) (map[string][]answer, error) {
	var j job
	if err := json.Unmarshal(input, &j); err != nil {
		return nil, err
	}
	stored, err := store(j.Scrapes)
	if err != nil {
		return nil, err
	}
	engine := promql.NewEngine(promql.EngineOpts{
		MaxSamples: 1e6, Timeout: time.Minute, LookbackDelta: 5 * time.Minute, Parser: parser.NewParser(parser.Options{}),
	})
	results := map[string][]answer{}
	for _, text := range j.Queries {
		query, err := engine.NewInstantQuery(context.Background(), stored, nil, text, time.UnixMilli(int64(j.At*1000)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		vector, err := query.Exec(context.Background()).Vector()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		results[text] = []answer{}
		for _, each := range vector {
			results[text] = append(results[text], answer{each.Metric, fmt.Sprint(each.F)})
		}
	}
	return results, nil
}

// memory keeps series.
type memory []promql.Series

func store(scrapes []scrape) (*memory, error) {
	places := map[string]int{}
	m := &memory{}
	for _, each := range scrapes {
		samples, err := read([]byte(each.Text), each.ContentType)
		if err != nil {
			return nil, err
		}
		for _, s := range samples {
			full := labels.NewBuilder(s.Labels).Set("instance", each.Instance).Set("job", "test").Labels()
			place, found := places[full.String()]
			if !found {
				place = len(*m)
				places[full.String()] = place
				*m = append(*m, promql.Series{Metric: full})
			}
			series := &(*m)[place]
			series.Floats = append(series.Floats, promql.FPoint{T: int64(each.At * 1000), F: s.Value})
		}
	}
	return m, nil
}

// Querier returns the memory, whatever the time.
func (m *memory) Querier(_, _ int64) (storage.Querier, error) { return m, nil }

// Select returns the series that match.
func (m *memory) Select(_ context.Context, _ bool, _ *storage.SelectHints, matchers ...*labels.Matcher) storage.SeriesSet {
	found := &selected{}
	for _, series := range *m {
		if matches(series.Metric, matchers) {
			found.series = append(found.series, promql.NewStorageSeries(series))
		}
	}
	return found
}

func matches(of labels.Labels, matchers []*labels.Matcher) bool {
	for _, matcher := range matchers {
		if !matcher.Matches(of.Get(matcher.Name)) {
			return false
		}
	}
	return true
}

// LabelValues returns nothing: queries do not ask for it.
func (m *memory) LabelValues(context.Context, string, *storage.LabelHints, ...*labels.Matcher) ([]string, annotations.Annotations, error) {
	return nil, nil, nil
}

// LabelNames returns nothing: queries do not ask for it.
func (m *memory) LabelNames(context.Context, *storage.LabelHints, ...*labels.Matcher) ([]string, annotations.Annotations, error) {
	return nil, nil, nil
}

// Close does nothing.
func (m *memory) Close() error { return nil }

// selected are the series of a query, one after the other.
type selected struct {
	series []*promql.StorageSeries
	next   int
}

// Next reports whether there is another series.
func (s *selected) Next() bool {
	s.next++
	return s.next <= len(s.series)
}

// At returns the series.
func (s *selected) At() storage.Series { return s.series[s.next-1] }

// Err returns nil.
func (s *selected) Err() error { return nil }

// Warnings returns nil.
func (s *selected) Warnings() annotations.Annotations { return nil }
