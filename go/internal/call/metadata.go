package call

import (
	"iter"
	"strings"
)

// Metadata has headers of the user that are sent with a request or a reply. Names are
// case-insensitive, and a name may have several values, which keep their order.
//
// They are checked when they are sent: names are tokens of at most 128 characters that do not begin
// with Autonats- or Nats-, values are printable ASCII of at most 4096 characters without blanks at
// either end, and there are at most 64 values and 16 KiB in all. Other text is to be encoded first,
// for instance with [net/url.QueryEscape]. The names of metadata that was received are in lower
// case.
type Metadata map[string][]string

// Get returns the first value of a name, and "" where there is none.
func (m Metadata) Get(name string) string {
	if values := m.Values(name); len(values) > 0 {
		return values[0]
	}
	return ""
}

// Values returns all values of a name, in their order.
func (m Metadata) Values(name string) []string {
	return m[m.key(name)]
}

// Set replaces the values of a name by one value. Like Add, it makes the map if there is none.
func (m *Metadata) Set(name, value string) {
	m.make()
	(*m)[m.key(name)] = []string{value}
}

// Add adds a value to those of a name.
func (m *Metadata) Add(name, value string) {
	m.make()
	key := m.key(name)
	// A copy may share the values.
	(*m)[key] = append(append([]string(nil), (*m)[key]...), value)
}

func (m *Metadata) make() {
	if *m == nil {
		*m = make(Metadata)
	}
}

// Del removes all values of a name.
func (m Metadata) Del(name string) {
	delete(m, m.key(name))
}

// All returns each value with its name.
func (m Metadata) All() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for name, values := range m {
			for _, value := range values {
				if !yield(name, value) {
					return
				}
			}
		}
	}
}

// Clone returns a copy that shares nothing with the original; nil where there is nothing to copy.
func (m Metadata) Clone() Metadata {
	if len(m) == 0 {
		return nil
	}
	clone := make(Metadata, len(m))
	for name, values := range m {
		clone[name] = append([]string(nil), values...)
	}
	return clone
}

// key returns a name as it is spelled here, or in lower case where it is not here.
func (m Metadata) key(name string) string {
	if _, found := m[name]; found {
		return name
	}
	lower := strings.ToLower(name)
	if _, found := m[lower]; found {
		return lower
	}
	for spelled := range m {
		if strings.EqualFold(spelled, name) {
			return spelled
		}
	}
	return lower
}
