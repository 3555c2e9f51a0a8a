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

// memo has what was made for each key. Finding locks and allocates nothing.
type memo[Key comparable, Value any] struct {
	mu sync.Mutex
	// made is never changed, but replaced.
	made atomic.Pointer[map[Key]Value]
}

func (m *memo[Key, Value]) all() map[Key]Value {
	if made := m.made.Load(); made != nil {
		return *made
	}
	return nil
}

// add creates what belongs to a key, unless somebody else has meanwhile.
func (m *memo[Key, Value]) add(key Key, create func() Value) Value {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := m.all()
	if value, found := before[key]; found {
		return value
	}
	value := create()
	more := make(map[Key]Value, len(before)+1)
	maps.Copy(more, before)
	more[key] = value
	m.made.Store(&more)
	return value
}

// series creates something once for each key, and then finds it again. Keys are few: codes and
// reasons.
type series[Key comparable, Value any] struct {
	memo[Key, Value]
	create func(Key) Value
}

func newSeries[Key comparable, Value any](create func(Key) Value) *series[Key, Value] {
	return &series[Key, Value]{create: create}
}

func (s *series[Key, Value]) of(key Key) Value {
	if value, found := s.all()[key]; found {
		return value
	}
	return s.add(key, func() Value { return s.create(key) })
}

// PerMethod creates something once for each method, and then finds it again. Subjects tell methods
// apart.
type PerMethod[Value any] struct {
	memo[string, Value]
	create func(*call.ObservedCall) Value
}

// NewPerMethod returns what creates something once for each method, of which it is given a call.
func NewPerMethod[Value any](create func(*call.ObservedCall) Value) *PerMethod[Value] {
	return &PerMethod[Value]{create: create}
}

// Of returns what belongs to the method of a call.
func (p *PerMethod[Value]) Of(c *call.ObservedCall) Value {
	if value, found := p.all()[c.Subject]; found {
		return value
	}
	return p.add(c.Subject, func() Value { return p.create(c) })
}

// nameOf returns what names the method of a call in attributes.
func nameOf(c *call.ObservedCall) string { return c.Service + "/" + c.Method }

// addressOf returns the part of the subject before the method.
func addressOf(c *call.ObservedCall) string { return strings.TrimSuffix(c.Subject, "."+c.Method) }

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
