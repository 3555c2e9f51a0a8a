package codec

import (
	"encoding/base64"
	"strconv"
	"time"
)

// Bytes reads bytes from standard base64 with padding.
func (d *Decoder) Bytes() []byte {
	at := d.Pos
	if d.peek() != '"' {
		d.mismatch("base64 text")
		return nil
	}
	text := d.text()
	bytes := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, ok := decodeBase64(bytes, text)
	if !ok {
		d.fail(at, RuleFormat, "must be padded base64 of the standard alphabet")
	}
	return bytes[:n]
}

// FixedBytes reads exactly len(into) bytes from standard base64 with padding.
func (d *Decoder) FixedBytes(into []byte) {
	at := d.Pos
	bytes := d.Bytes()
	if len(bytes) != len(into) {
		d.fail(at, RuleLength, "must have "+strconv.Itoa(len(into))+" bytes, not "+strconv.Itoa(len(bytes)))
		return
	}
	copy(into, bytes)
}

var strictBase64 = base64.StdEncoding.Strict()

// decodeBase64 reads what the standard encoding writes, and nothing else.
func decodeBase64(into, text []byte) (int, bool) {
	for _, c := range text {
		if c == '\n' || c == '\r' {
			return 0, false
		}
	}
	n, err := strictBase64.Decode(into, text)
	return n, err == nil
}

// Time reads a point in time, in UTC, to the nanosecond.
func (d *Decoder) Time() time.Time {
	at := d.Pos
	if d.peek() != '"' {
		d.mismatch("RFC 3339 text")
		return time.Time{}
	}
	v, rule := parseTime(d.text())
	switch rule {
	case RuleFormat:
		d.fail(at, rule, "must be an RFC 3339 time, such as 2026-01-31T09:05:00Z")
	case RuleRange:
		d.fail(at, rule, yearOutOfRange)
	}
	return v
}

// Duration reads a span of time from decimal seconds.
func (d *Decoder) Duration() time.Duration {
	at := d.Pos
	if d.peek() != '"' {
		d.mismatch("a duration as text")
		return 0
	}
	v, rule := parseDuration(d.text())
	switch rule {
	case RuleFormat:
		d.fail(at, rule, "must be seconds, such as 1.5s")
	case RuleRange:
		d.fail(at, rule, "must fit into 64 bits of nanoseconds")
	}
	return v
}
