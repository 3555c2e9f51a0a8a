package codec

import (
	"encoding/json"
	"math"

	"github.com/zyra/autonats/go/internal/guard"
)

// JSON writes any JSON value: nil, a bool, a finite number of at most 2^53 - 1 in size, a string, a
// list of any of these, a map of any of these by string, or whatever else encoding/json writes.
// What that cannot write makes the body invalid.
func (e *Encoder) JSON(v any) {
	switch v := v.(type) {
	case nil:
		e.Null()
	case bool:
		e.Bool(v)
	case string:
		e.String(v)
	case float64:
		e.jsonNumber(v)
	case float32:
		e.Float32(v)
	case int:
		e.Int(v)
	case int8:
		e.Int8(v)
	case int16:
		e.Int16(v)
	case int32:
		e.Int32(v)
	case int64:
		e.safe(v)
	case uint:
		e.Uint(v)
	case uint8:
		e.Uint8(v)
	case uint16:
		e.Uint16(v)
	case uint32:
		e.Uint32(v)
	case uint64:
		e.safeUnsigned(v)
	case json.RawMessage:
		e.document(v, true)
	case []any:
		EncodeList(e, v, (*Encoder).JSON)
	case map[string]any:
		EncodeMap(e, v, (*Encoder).StringKey, (*Encoder).JSON)
	default:
		e.marshalled(v)
	}
}

// marshalled writes a value as encoding/json does, under the same rules as any body.
func (e *Encoder) marshalled(v any) {
	var document []byte
	guard.Do(func() {
		if written, err := json.Marshal(v); err == nil {
			document = written
		}
	})
	if document == nil {
		e.fail(RuleType, "must be JSON")
		return
	}
	e.document(document, true)
}

func (e *Encoder) jsonNumber(v float64) {
	// NaN and infinities pass this check; Float64 refuses them.
	if math.Abs(v) > maxSafe && !math.IsInf(v, 0) {
		e.fail(RuleRange, beyondSafe)
		return
	}
	e.Float64(v)
}

// RawJSON writes a JSON document that comes as text, with numbers of any size. Nil is null.
func (e *Encoder) RawJSON(v json.RawMessage) {
	e.document(v, false)
}

// document writes a JSON document that comes as text, under the same rules as any body. If safe is
// set, its numbers are those that [Encoder.JSON] writes.
func (e *Encoder) document(v json.RawMessage, safe bool) {
	if v == nil {
		e.Null()
		return
	}
	s := scanner{data: v, limits: e.limits, depth: e.depth, strict: true, safe: safe}
	end, ok := s.document(0)
	if !s.faulty && (!ok || skipSpace(v, end) < len(v)) {
		s.fail(0, RuleSyntax, notOneDocument)
	}
	if s.faulty && e.Fault == nil {
		// The path leads on from the place of the document to the place in it.
		inner := s.fault.keys(v)
		e.Fault = &InvalidValue{Path: formatPath(append(pathTo(e.Buf[e.start:]), inner...)), Rule: s.fault.rule, Problem: s.fault.problem}
	}
	e.compact(v)
}

// Number writes a number that comes as text, as [Encoder.JSON] writes a number. None is 0.
func (e *Encoder) Number(v json.Number) {
	switch {
	case v == "":
		v = "0"
	case v[0] != '-' && (v[0] < '0' || v[0] > '9'):
		e.fail(RuleFormat, "must be a number as text")
		return
	}
	e.document(json.RawMessage(v), true)
}

// compact appends a JSON document without the white space between its tokens.
func (e *Encoder) compact(document []byte) {
	from := 0
	for i := 0; i < len(document); i++ {
		switch document[i] {
		case '"':
			i = endOfString(document, i+1)
		case ' ', '\n', '\r', '\t':
			e.Buf = append(e.Buf, document[from:i]...)
			from = i + 1
		}
	}
	e.Buf = append(e.Buf, document[min(from, len(document)):]...)
}
