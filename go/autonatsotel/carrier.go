package autonatsotel

import (
	"strings"

	autonats "github.com/zyra/autonats/go"
)

// reader is the metadata of a request as propagators read it. Names are read in any case.
type reader struct{ headers autonats.Metadata }

// Get returns the first value of a name.
func (r reader) Get(name string) string { return r.headers.Get(name) }

// Set does nothing: what was received is not changed.
func (r reader) Set(string, string) {}

// Keys returns the names in lower case.
func (r reader) Keys() []string {
	names := make([]string, 0, len(r.headers))
	for name := range r.headers {
		names = append(names, strings.ToLower(name))
	}
	return names
}

// writer hands on what propagators write. The runtime leaves out what may not be sent.
type writer struct {
	yield  func(name, value string) bool
	isDone bool
}

// Get returns nothing: nothing is kept.
func (w *writer) Get(string) string { return "" }

// Set hands on a value.
func (w *writer) Set(name, value string) {
	w.isDone = w.isDone || !w.yield(name, value)
}

// Keys returns nothing.
func (w *writer) Keys() []string { return nil }
