package codec

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
	"unsafe"
)

// BytesOf returns the bytes of a string, which must not be changed.
func BytesOf(text string) []byte {
	return unsafe.Slice(unsafe.StringData(text), len(text))
}

// StringOf returns bytes as a string, for use only while nobody changes them.
func StringOf(data []byte) string {
	return unsafe.String(unsafe.SliceData(data), len(data))
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// special returns the place, from i on, of the first byte that does not stand for itself in a JSON
// string or is not ASCII: a quote, a backslash, a control character, or one of 0x80 and above. It
// is len(data) if there is none.
func special(data []byte, i int) int {
	rest := data[i:]
	for len(rest) >= 8 {
		if found := specialIn(binary.LittleEndian.Uint64(rest)); found != 0 {
			return len(data) - len(rest) + bits.TrailingZeros64(found)/8
		}
		rest = rest[8:]
	}
	for at, c := range rest {
		if c == '"' || c == '\\' || c < 0x20 || c >= 0x80 {
			return len(data) - len(rest) + at
		}
	}
	return len(data)
}

// specialIn returns the high bit of each byte that is special. Above the first of them it may be
// wrong.
func specialIn(x uint64) uint64 {
	quote := x ^ '"'*lowBits
	backslash := x ^ '\\'*lowBits
	return ((x - 0x20*lowBits) | (quote - lowBits) | (backslash - lowBits) | x) & highBits
}

// String writes a text, which must be UTF-8.
func (e *Encoder) String(v string) {
	data := BytesOf(v)
	end := special(data, 0)
	if end == len(data) {
		buf := append(e.Buf, '"')
		buf = append(buf, v...)
		e.Buf = append(buf, '"')
		return
	}
	if !utf8.ValidString(v[end:]) {
		e.fail(RuleEncoding, notUTF8)
		return
	}
	e.Buf = append(e.Buf, '"')
	e.appendText(v)
	e.Buf = append(e.Buf, '"')
}

// appendText appends text that is known to be UTF-8, escaped.
func (e *Encoder) appendText(v string) {
	from := 0
	for i := 0; i < len(v); i++ {
		c := v[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		e.Buf = append(e.Buf, v[from:i]...)
		e.Buf = appendEscaped(e.Buf, c)
		from = i + 1
	}
	e.Buf = append(e.Buf, v[from:]...)
}
