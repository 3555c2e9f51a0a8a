package codec

import (
	"bytes"
	"encoding/json"
	"math"
)

// JSON reads any JSON value: nil, a bool, a float64, a string, a []any or a map[string]any. Whole
// numbers beyond 2^53 - 1 are refused.
func (d *Decoder) JSON() any {
	switch c := d.peek(); c {
	case '{':
		return DecodeMap(d, (*Decoder).StringKey, (*Decoder).JSON)
	case '[':
		return DecodeList(d, (*Decoder).JSON)
	case '"':
		return d.String()
	case 'n':
		if d.Null() {
			return nil
		}
	case 't', 'f':
		return d.Bool()
	}
	return d.jsonNumber()
}

func (d *Decoder) jsonNumber() float64 {
	at := d.Pos
	v := d.Float64()
	if math.Abs(v) > maxSafe {
		d.fail(at, RuleRange, beyondSafe)
	}
	return v
}

// RawJSON reads any JSON value as the text it came in, with numbers of any size.
func (d *Decoder) RawJSON() json.RawMessage {
	return d.document(false)
}

// document reads any JSON value as the text it came in. If safe is set, it refuses what
// [Decoder.JSON] refuses.
func (d *Decoder) document(safe bool) json.RawMessage {
	d.peek()
	from := d.Pos
	if safe && d.ordered {
		d.JSON()
	} else {
		d.skipValue(safe)
	}
	if d.Faulty {
		return nil
	}
	return bytes.Clone(d.data[from:d.Pos])
}

// Number reads a number as the text it came in. What [Decoder.JSON] refuses, it refuses too.
func (d *Decoder) Number() json.Number {
	if c := d.peek(); c != '-' && (c < '0' || c > '9') {
		d.mismatch("a number")
		return ""
	}
	return json.Number(d.document(true))
}

// Skip moves past the value that comes next, and checks it like all others.
func (d *Decoder) Skip() {
	d.skipValue(false)
}

func (d *Decoder) skipValue(safe bool) {
	s := scanner{data: d.data, limits: d.limits, depth: d.Depth, strict: true, safe: safe}
	end, ok := s.document(d.Pos)
	switch {
	case s.faulty:
		d.fail(s.fault.at, s.fault.rule, s.fault.problem)
	case !ok:
		d.fail(d.Pos, RuleSyntax, notOneDocument)
	default:
		d.Pos = end
	}
}

const beyondSafe = "must be at most 2^53 - 1 in size"
