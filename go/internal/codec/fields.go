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
	// plain reports for each name whether no character of it needs an escape in JSON.
	plain []bool
	// order has the required fields and then the optional ones: the order in which faults count.
	order    []int
	required []bool
	index    map[string]int
	// rest reports whether keys that are not declared are data too.
	rest bool
	// mask has a bit for each required field among the first 64.
	mask uint64
}

// NewFields creates the description of a record from its keys.
func NewFields(fields ...Field) *Fields {
	f := &Fields{index: make(map[string]int, len(fields))}
	var optional []int
	for i, field := range fields {
		f.names = append(f.names, field.name)
		f.plain = append(f.plain, special(BytesOf(field.name), 0) == len(field.name) && !strings.Contains(field.name, "\x7f"))
		f.required = append(f.required, !field.optional)
		f.index[field.name] = i
		if field.optional {
			optional = append(optional, i)
			continue
		}
		f.order = append(f.order, i)
		if i < 64 {
			f.mask |= 1 << i
		}
	}
	f.order = append(f.order, optional...)
	return f
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
