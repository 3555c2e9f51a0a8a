package codec

import (
	"encoding/base64"
	"strconv"
	"time"
)

// Bytes writes bytes as base64. Nil is the same as no bytes.
func (e *Encoder) Bytes(v []byte) {
	e.Buf = append(e.Buf, '"')
	e.Buf = base64.StdEncoding.AppendEncode(e.Buf, v)
	e.Buf = append(e.Buf, '"')
}

// Time writes a point in time as RFC 3339 text in UTC, to the nanosecond. Its year there must be
// one from 1 to 9999.
func (e *Encoder) Time(v time.Time) {
	v = v.UTC()
	if year := v.Year(); year < 1 || year > 9999 {
		e.fail(RuleRange, yearOutOfRange)
		return
	}
	e.Buf = append(e.Buf, '"')
	e.Buf = v.AppendFormat(e.Buf, time.RFC3339Nano)
	e.Buf = append(e.Buf, '"')
}

// Duration writes a span of time as decimal seconds, such as 1.5s.
func (e *Encoder) Duration(v time.Duration) {
	size := uint64(v)
	e.Buf = append(e.Buf, '"')
	if v < 0 {
		e.Buf = append(e.Buf, '-')
		size = -size
	}
	e.Buf = strconv.AppendUint(e.Buf, size/uint64(time.Second), 10)
	if fraction := size % uint64(time.Second); fraction != 0 {
		digits := strconv.AppendUint(nil, fraction+uint64(time.Second), 10)
		digits[0] = '.'
		for digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		e.Buf = append(e.Buf, digits...)
	}
	e.Buf = append(e.Buf, 's', '"')
}

// LiteralString writes v, which must be literal.
func (e *Encoder) LiteralString(v, literal string) {
	if v != literal {
		e.fail(RuleNotListed, "must be "+string(appendQuoted(nil, literal)))
		return
	}
	e.String(v)
}

// LiteralNumber writes v, which must be literal.
func (e *Encoder) LiteralNumber(v, literal float64) {
	if v != literal {
		e.fail(RuleNotListed, "must be "+strconv.FormatFloat(literal, 'f', -1, 64))
		return
	}
	e.Float64(v)
}

// LiteralBool writes v, which must be literal.
func (e *Encoder) LiteralBool(v, literal bool) {
	if v != literal {
		e.fail(RuleNotListed, "must be "+strconv.FormatBool(literal))
		return
	}
	e.Bool(v)
}

const yearOutOfRange = "must be a time in the years 1 to 9999"
