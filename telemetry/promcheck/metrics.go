package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	"github.com/prometheus/prometheus/model/exemplar"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/textparse"
)

// sample is a line of an exposition.
type sample struct {
	Labels   labels.Labels     `json:"labels"`
	Value    float64           `json:"-"`
	Exemplar map[string]string `json:"exemplar,omitempty"`
}

// checkMetrics returns the samples of an exposition, and reports what is wrong with its format or,
// in the text format, with its names.
func checkMetrics(text []byte, contentType string) ([]sample, error) {
	if strings.HasPrefix(contentType, "text/plain") {
		problems, err := promlint.New(bytes.NewReader(text)).Lint()
		if err != nil {
			return nil, err
		}
		if len(problems) > 0 {
			return nil, fmt.Errorf("%v", problems)
		}
	}
	return read(text, contentType)
}

// read returns the samples of an exposition.
func read(text []byte, contentType string) ([]sample, error) {
	p, err := textparse.New(text, contentType, labels.NewSymbolTable(), textparse.ParserOptions{})
	if err != nil {
		return nil, err
	}
	samples := []sample{}
	for {
		entry, err := p.Next()
		if err == io.EOF {
			return samples, nil
		}
		if err != nil {
			return nil, err
		}
		if entry != textparse.EntrySeries {
			continue
		}
		var s sample
		p.Labels(&s.Labels)
		_, _, s.Value = p.Series()
		var e exemplar.Exemplar
		if p.Exemplar(&e) {
			s.Exemplar = e.Labels.Map()
		}
		samples = append(samples, s)
	}
}
