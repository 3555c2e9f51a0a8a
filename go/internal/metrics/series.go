package metrics

import (
	"maps"
	"math"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
)

// series creates something once for each key, and then finds it again. Keys are few: subjects of
// methods, codes and reasons. Finding locks and allocates nothing.
type series[Key comparable, Value any] struct {
	make func(Key) Value
	mu   sync.Mutex
	// made is never changed, but replaced.
	made atomic.Pointer[map[Key]Value]
}

func newSeries[Key comparable, Value any](make func(Key) Value) *series[Key, Value] {
	s := &series[Key, Value]{make: make}
	s.made.Store(&map[Key]Value{})
	return s
}

func (s *series[Key, Value]) of(key Key) Value {
	if value, found := s.all()[key]; found {
		return value
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if value, found := s.all()[key]; found {
		return value
	}
	value := s.make(key)
	more := maps.Clone(s.all())
	more[key] = value
	s.made.Store(&more)
	return value
}

func (s *series[Key, Value]) all() map[Key]Value { return *s.made.Load() }

// methodKey names a method: one subject has one.
type methodKey struct{ subject, service, version, method string }

func keyOf(c *call.ObservedCall) methodKey {
	return methodKey{c.Subject, c.Service, c.Version, c.Method}
}

// name returns what names the method in attributes.
func (k methodKey) name() string { return k.service + "/" + k.method }

// address returns the part of the subject before the method.
func (k methodKey) address() string { return strings.TrimSuffix(k.subject, "."+k.method) }

// majorOf returns v1 for 1.2.0, and nothing for no version.
func majorOf(version string) string {
	if version == "" {
		return ""
	}
	major, _, _ := strings.Cut(version, ".")
	return "v" + major
}

// statusOf returns the code of a call or request, and OK where it has not failed.
func statusOf(code fault.Code) string {
	if code == "" {
		return "OK"
	}
	return string(code)
}

// serverError returns the code if it is an error of the handler.
func serverError(code fault.Code) string {
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
