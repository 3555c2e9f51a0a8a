package codec

import (
	"fmt"
	"io"
	"sync"
)

// Decoder reads the body of a request or reply, and checks all of it: the JSON, and the type of
// each value. Generated code asks it for values in the order that [Object.Next] returns. The first
// invalid value makes the whole body invalid, and what is read afterwards does not matter.
type Decoder struct {
	limits Limits
	data   []byte
	Pos    int
	// Depth is how many containers Pos is in.
	Depth int
	// Faulty reports whether the body is invalid; Fault says how.
	Faulty bool
	Fault  fault
	// ordered is set when objects must be read in the order of their declaration, and maps and
	// lists checked as a whole before their elements. It serves to choose which of several faults
	// to report: the one that readers in other languages report too.
	ordered bool
	scratch []byte
}

// fault reports what is wrong with a body.
type fault struct {
	rule    Rule
	problem string
	// at is the index of the value; its path is computed at the end.
	at int
	// key is the key of the wrong member, for a fault of the object at `at` that is about one of
	// its keys.
	key   string
	keyed bool
}

var Decoders = sync.Pool{New: func() any { return new(Decoder) }}

// DecodeBody reads the body of a message. An empty body is not a document here; callers may treat
// it otherwise.
func DecodeBody[T any](data []byte, decode func(*Decoder) T) (T, *InvalidValue) {
	return DecodeBodyWithin(data, decode, DefaultLimits)
}

// DecodeBodyWithin is [DecodeBody] with other limits.
func DecodeBodyWithin[T any](data []byte, decode func(*Decoder) T, limits Limits) (T, *InvalidValue) {
	d := Decoders.Get().(*Decoder)
	value, invalid := DecodeBodyBy(d, data, decode, limits)
	Decoders.Put(d)
	return value, invalid
}

// DecodeBodyBy is [DecodeBodyWithin] with a decoder that is the caller's.
func DecodeBodyBy[T any](d *Decoder, data []byte, decode func(*Decoder) T, limits Limits) (T, *InvalidValue) {
	d.limits = limits
	d.Begin(data, false)
	value := decode(d)
	d.end()
	var invalid *InvalidValue
	if d.Faulty {
		// Which fault is the one to report is found out in two more passes: first the text as a
		// whole, then the values in order.
		if invalid = scanBody(data, limits); invalid == nil {
			d.Begin(data, true)
			value = decode(d)
			d.end()
			if d.Faulty {
				invalid = d.Fault.In(data)
			}
		}
	}
	d.forget()
	return value, invalid
}

func (d *Decoder) Begin(data []byte, ordered bool) {
	d.data, d.Pos, d.Depth, d.Faulty, d.Fault, d.ordered = data, 0, 0, false, fault{}, ordered
}

// Release returns a decoder to the pool.
func (d *Decoder) Release() {
	d.forget()
	Decoders.Put(d)
}

// forget lets go of what the decoder has read.
func (d *Decoder) forget() {
	d.data, d.Fault = nil, fault{}
	if cap(d.scratch) > maxPooledBytes {
		d.scratch = nil
	}
}

// end checks that nothing but white space is left.
func (d *Decoder) end() {
	if !d.Faulty && d.peek() != 0 || d.Pos < len(d.data) {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
	}
}

// fail marks the body as invalid because of the value at `at`.
func (d *Decoder) fail(at int, rule Rule, problem string) {
	if !d.Faulty {
		d.Faulty = true
		d.Fault = fault{rule: rule, problem: problem, at: at}
	}
	d.Pos = len(d.data)
}

// failKey marks the body as invalid because of the member `key` of the object at `at`.
func (d *Decoder) failKey(at int, key string, rule Rule, problem string) {
	if !d.Faulty {
		d.Faulty = true
		d.Fault = fault{rule: rule, problem: problem, at: at, key: key, keyed: true}
	}
	d.Pos = len(d.data)
}

// keys returns the keys that lead to the fault in data.
func (f *fault) keys(data []byte) []pathKey {
	path := pathTo(data[:min(f.at, len(data))])
	if f.keyed {
		path = append(path, pathKey{name: f.key})
	}
	return path
}

// In returns the error, with the path of the fault in data.
func (f *fault) In(data []byte) *InvalidValue {
	return &InvalidValue{Path: formatPath(f.keys(data)), Rule: f.rule, Problem: f.problem}
}

// peek skips white space and returns the next byte; 0 at the end.
func (d *Decoder) peek() byte {
	for d.Pos < len(d.data) {
		c := d.data[d.Pos]
		if c > ' ' || c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
		d.Pos++
	}
	return 0
}

// mismatch marks the body as invalid for the value that comes next, which is not of the wanted
// type, such as "a string".
func (d *Decoder) mismatch(wanted string) {
	at := d.Pos
	switch c := d.peek(); {
	case c == 'n':
		d.fail(at, RuleNull, "must be "+wanted+", not null")
	case kindOf(c) != "":
		d.fail(at, RuleType, "must be "+wanted+", not "+kindOf(c))
	default:
		d.fail(at, RuleSyntax, notOneDocument)
	}
}

// kindOf names the kind of value that begins with c; "" if none does.
func kindOf(c byte) string {
	switch {
	case c == '"':
		return "a string"
	case c == '{':
		return "an object"
	case c == '[':
		return "a list"
	case c == 't' || c == 'f':
		return "a boolean"
	case c == '-' || c >= '0' && c <= '9':
		return "a number"
	default:
		return ""
	}
}

// literal moves past a word of JSON if it comes next.
func (d *Decoder) literal(word string) bool {
	if end := d.Pos + len(word); end <= len(d.data) && string(d.data[d.Pos:end]) == word {
		d.Pos = end
		return true
	}
	return false
}

// Null moves past null if it comes next, and reports whether it did.
func (d *Decoder) Null() bool {
	return d.peek() == 'n' && d.literal("null")
}

// Bool reads a boolean.
func (d *Decoder) Bool() bool {
	switch c := d.peek(); {
	case c == 't' && d.literal("true"):
		return true
	case c == 'f' && d.literal("false"):
		return false
	}
	d.mismatch("a boolean")
	return false
}

// LiteralBool reads a boolean, which must be literal.
func (d *Decoder) LiteralBool(literal bool) bool {
	at := d.Pos
	c := d.peek()
	isBool := c == 't' || c == 'f'
	if isBool && d.Bool() == literal && !d.Faulty {
		return literal
	}
	d.unlisted(at, c, quoteBool(literal))
	return literal
}

func quoteBool(v bool) string {
	if v {
		return "true"
	}
	return "false"
}

// unlisted marks the body as invalid for the value at `at`, which begins with c and is not the one
// that it must be.
func (d *Decoder) unlisted(at int, c byte, wanted string) {
	switch {
	case c == 'n':
		d.fail(at, RuleNull, "must be "+wanted+", not null")
	case kindOf(c) == "":
		d.fail(at, RuleSyntax, notOneDocument)
	default:
		d.fail(at, RuleNotListed, "must be "+wanted)
	}
}

const notOneDocument = "is not one JSON document"

// Limit changes the limits.
func (d *Decoder) Limit(limits Limits) {
	d.limits = limits
}

// Format keeps printing a decoder from reading its body, as its method String would.
func (d *Decoder) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "a decoder")
}
