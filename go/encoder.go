package autonats

import "sync"

// Encoder writes the body of a request or reply. Generated code calls its methods in the order of the document; it does the commas. The first value that
// may not be sent makes the whole body invalid, and what is written afterwards is of no importance.
type Encoder struct {
	buf []byte
	// start is where the body begins in buf.
	start int
	depth int
	fault *InvalidValue
}

// maxPooledBytes is the largest buffer that is kept for the next body.
const maxPooledBytes = 64 << 10

var encoders = sync.Pool{New: func() any { return &Encoder{buf: make([]byte, 0, 1024)} }}

// getEncoder takes an empty encoder out of the pool, to be given back with release once nobody uses its bytes any more.
func getEncoder() *Encoder {
	return encoders.Get().(*Encoder)
}

func (e *Encoder) release() {
	e.buf, e.start, e.depth, e.fault = e.buf[:0], 0, 0, nil
	if cap(e.buf) <= maxPooledBytes {
		encoders.Put(e)
	}
}

// BeginObject begins an object. When it answers false, the value cannot be written, and the function that writes it must return: something is invalid
// already, or the object stands too deep, as one does that contains itself.
func (e *Encoder) BeginObject() bool {
	return e.begin('{')
}

// EndObject ends an object.
func (e *Encoder) EndObject() {
	e.buf = append(e.buf, '}')
	e.depth--
}

// Field begins a member of an object. The name must be escaped already, as it stands between the quotes of JSON text.
func (e *Encoder) Field(name string) {
	if e.buf[len(e.buf)-1] == '{' {
		e.buf = append(e.buf, '"')
	} else {
		e.buf = append(e.buf, ',', '"')
	}
	e.buf = append(e.buf, name...)
	e.buf = append(e.buf, '"', ':')
}

// Null writes null.
func (e *Encoder) Null() {
	e.buf = append(e.buf, "null"...)
}

// Bool writes a truth value.
func (e *Encoder) Bool(v bool) {
	if v {
		e.buf = append(e.buf, "true"...)
	} else {
		e.buf = append(e.buf, "false"...)
	}
}

// FailVariant makes the body invalid for v, which is no variant of the union that is to be written.
func (e *Encoder) FailVariant(v any) {
	if v == nil {
		e.fail(RuleNull, "must be an object, not null")
		return
	}
	e.fail(RuleNotListed, noVariant)
}

func (e *Encoder) begin(bracket byte) bool {
	if e.fault != nil {
		return false
	}
	if e.depth == maxDepth {
		e.fail(RuleTooDeep, tooDeep)
		return false
	}
	e.depth++
	e.buf = append(e.buf, bracket)
	return true
}

func (e *Encoder) endArray() {
	e.buf = append(e.buf, ']')
	e.depth--
}

// fail makes the body invalid for the value that comes next. Where that stands can be read off what has been written.
func (e *Encoder) fail(rule Rule, problem string) {
	if e.fault == nil {
		e.fault = &InvalidValue{Path: formatPath(pathTo(e.buf[e.start:])), Rule: rule, Problem: problem}
	}
}

// failKey is fail for a key of the object that is being written.
func (e *Encoder) failKey(key string, rule Rule, problem string) {
	if e.fault == nil {
		path := append(pathTo(e.buf[e.start:]), pathKey{name: key})
		e.fault = &InvalidValue{Path: formatPath(path), Rule: rule, Problem: problem}
	}
}

const tooDeep = "stands deeper than 64 levels"
