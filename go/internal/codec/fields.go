package codec

import "strings"

// Field is one declared key of a record.
type Field struct {
	name     string
	optional bool
}

// Required declares a key that must be there.
func Required(name string) Field {
	return Field{name: name}
}

// Optional declares a key that may be absent.
func Optional(name string) Field {
	return Field{name: name, optional: true}
}

// Fields are the declared keys of a record, in the order of its declaration.
type Fields struct {
	names []string
	// texts has each of the first [maxBits] names with its quotes and its colon; empty for a name of which
	// a character may be escaped in JSON.
	texts []string
	// order has the required fields and then the optional ones: the order in which faults count.
	order    []int
	required []bool
	index    map[string]int
	// rest reports whether keys that are not declared are data too.
	rest bool
	// mask has a bit for each required field among the first [maxBits].
	mask uint64
}

// NewFields creates the description of a record from its keys.
func NewFields(fields ...Field) *Fields {
	f := &Fields{index: make(map[string]int, len(fields))}
	var optional []int
	for i, field := range fields {
		f.names = append(f.names, field.name)
		if i < maxBits {
			f.texts = append(f.texts, expectedText(field.name))
		}
		f.required = append(f.required, !field.optional)
		f.index[field.name] = i
		if field.optional {
			optional = append(optional, i)
			continue
		}
		f.order = append(f.order, i)
		if i < maxBits {
			f.mask |= 1 << i
		}
	}
	f.order = append(f.order, optional...)
	return f
}

// expectedText returns how the name of a member is mostly written, with its quotes and its colon; ""
// where a character of it may be escaped.
func expectedText(name string) string {
	if special(BytesOf(name), 0) < len(name) || strings.Contains(name, "\x7f") {
		return ""
	}
	return `"` + name + `":`
}

// WithRest lets keys that are not declared be data too.
func (f *Fields) WithRest() *Fields {
	f.rest = true
	return f
}

// find returns the place of a key in the declaration, or -1.
func (f *Fields) find(name []byte) int {
	if len(f.names) <= 8 {
		for i, candidate := range f.names {
			if candidate == string(name) {
				return i
			}
		}
		return -1
	}
	if i, ok := f.index[string(name)]; ok {
		return i
	}
	return -1
}
