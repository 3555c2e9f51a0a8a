package codec

import "sync"

// Encoder writes the body of a request or reply. Generated code calls its methods in the order of
// the document; the encoder writes the commas. The first value that may not be sent makes the whole
// body invalid, and what is written afterwards does not matter.
type Encoder struct {
	limits Limits
	Buf    []byte
	// start is where the body begins in buf.
	start int
	depth int
	Fault *InvalidValue
}

// maxPooledBytes is the largest buffer that is kept for the next body.
const maxPooledBytes = 64 << 10

var encoders = sync.Pool{New: func() any { return &Encoder{Buf: make([]byte, 0, 1024)} }}

// GetEncoder takes an empty encoder from the pool. Call Release once its bytes are no longer used.
func GetEncoder() *Encoder {
	e := encoders.Get().(*Encoder)
	e.limits = DefaultLimits
	return e
}

// Limit changes the limits for what is written from here on.
func (e *Encoder) Limit(limits Limits) {
	e.limits = limits
}

// Mark writes a byte before the body that is white space to its readers.
func (e *Encoder) Mark(mark byte) {
	e.Buf = append(e.Buf, mark)
	e.start = len(e.Buf)
}

func (e *Encoder) Release() {
	e.Buf, e.start, e.depth, e.Fault = e.Buf[:0], 0, 0, nil
	if cap(e.Buf) <= maxPooledBytes {
		encoders.Put(e)
	}
}

// BeginObject begins an object. When it returns false, the value cannot be written, and the
// function that writes it must return: something is invalid already, or the object is nested too
// deeply, as one that contains itself is.
func (e *Encoder) BeginObject() bool {
	return e.begin('{')
}

// EndObject ends an object.
func (e *Encoder) EndObject() {
	e.Buf = append(e.Buf, '}')
	e.depth--
}

// Field begins a member of an object. The name must be escaped already, as it is between the quotes
// of JSON text.
func (e *Encoder) Field(name string) {
	buf := e.Buf
	if buf[len(buf)-1] == '{' {
		buf = append(buf, '"')
	} else {
		buf = append(buf, ',', '"')
	}
	buf = append(buf, name...)
	e.Buf = append(buf, '"', ':')
}

// Null writes null.
func (e *Encoder) Null() {
	e.Buf = append(e.Buf, "null"...)
}

// Bool writes a boolean.
func (e *Encoder) Bool(v bool) {
	if v {
		e.Buf = append(e.Buf, "true"...)
	} else {
		e.Buf = append(e.Buf, "false"...)
	}
}

// FailVariant marks the body as invalid because v is not a variant of the union.
func (e *Encoder) FailVariant(v any) {
	if v == nil {
		e.fail(RuleNull, "must be an object, not null")
		return
	}
	e.fail(RuleNotListed, noVariant)
}

func (e *Encoder) begin(bracket byte) bool {
	if e.Fault != nil {
		return false
	}
	if e.depth == e.limits.Depth {
		e.fail(RuleTooDeep, e.limits.tooDeep())
		return false
	}
	e.depth++
	e.Buf = append(e.Buf, bracket)
	return true
}

func (e *Encoder) endArray() {
	e.Buf = append(e.Buf, ']')
	e.depth--
}

// fail marks the body as invalid because of the value that comes next. Its path follows from what
// has been written.
func (e *Encoder) fail(rule Rule, problem string) {
	if e.Fault == nil {
		e.Fault = &InvalidValue{Path: formatPath(pathTo(e.Buf[e.start:])), Rule: rule, Problem: problem}
	}
}

// failKey is fail for a key of the object that is being written.
func (e *Encoder) failKey(key string, rule Rule, problem string) {
	if e.Fault == nil {
		path := append(pathTo(e.Buf[e.start:]), pathKey{name: key})
		e.Fault = &InvalidValue{Path: formatPath(path), Rule: rule, Problem: problem}
	}
}
