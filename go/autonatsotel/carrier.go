package autonatsotel

import (
	"strings"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
)

// reader is the metadata of a request as propagators read it. Names are read in any case.
type reader struct{ call *autonats.ObservedCall }

// Get returns the first value of a name.
func (r reader) Get(name string) string { return r.call.Header(name) }

// Set does nothing: what was received is not changed.
func (r reader) Set(string, string) {}

// Keys returns the names in lower case.
func (r reader) Keys() []string {
	headers := r.call.Headers()
	names := make([]string, 0, len(headers))
	for name := range headers {
		names = append(names, strings.ToLower(name))
	}
	return names
}

// writer is a span into whose headers propagators write. The runtime leaves out what may not be
// sent.
type writer tracedSpan

// Get returns nothing: nothing is read.
func (w *writer) Get(string) string { return "" }

// Set adds a header.
func (w *writer) Set(name, value string) {
	w.headers = append(w.headers, observe.Header{Name: name, Value: value})
}

// Keys returns nothing.
func (w *writer) Keys() []string { return nil }
