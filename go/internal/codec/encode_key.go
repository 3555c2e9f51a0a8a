package codec

import (
	"strconv"
	"unicode/utf8"
)

// StringKey writes a text as a key of a map.
func (e *Encoder) StringKey(v string) {
	if !utf8.ValidString(v) {
		// The path is that of the object: the key itself cannot be written down.
		e.fail(RuleEncoding, "has a key that "+notUTF8)
		return
	}
	e.Buf = append(e.Buf, '"')
	e.appendText(v)
	e.Buf = append(e.Buf, '"')
}

// Int8Key writes a whole number as a key of a map.
func (e *Encoder) Int8Key(v int8) {
	e.Int64(int64(v))
}

// Int16Key writes a whole number as a key of a map.
func (e *Encoder) Int16Key(v int16) {
	e.Int64(int64(v))
}

// Int32Key writes a whole number as a key of a map.
func (e *Encoder) Int32Key(v int32) {
	e.Int64(int64(v))
}

// Uint8Key writes a whole number as a key of a map.
func (e *Encoder) Uint8Key(v uint8) {
	e.Uint64(uint64(v))
}

// Uint16Key writes a whole number as a key of a map.
func (e *Encoder) Uint16Key(v uint16) {
	e.Uint64(uint64(v))
}

// Uint32Key writes a whole number as a key of a map.
func (e *Encoder) Uint32Key(v uint32) {
	e.Uint64(uint64(v))
}

// IntKey writes a whole number as a key of a map. It must be of at most 2^53 - 1 in size.
func (e *Encoder) IntKey(v int) {
	if int64(v) < -maxSafe || int64(v) > maxSafe {
		e.failKey(strconv.Itoa(v), RuleRange, "must be "+wholeNumber(-maxSafe, maxSafe))
		return
	}
	e.Int64(int64(v))
}

// UintKey writes a whole number as a key of a map. It must be at most 2^53 - 1.
func (e *Encoder) UintKey(v uint) {
	if uint64(v) > maxSafe {
		e.failKey(strconv.FormatUint(uint64(v), 10), RuleRange, "must be "+wholeNumber(0, maxSafe))
		return
	}
	e.Uint64(uint64(v))
}

// Int64Key writes a whole number as a key of a map.
func (e *Encoder) Int64Key(v int64) {
	e.Int64(v)
}

// Uint64Key writes a whole number as a key of a map.
func (e *Encoder) Uint64Key(v uint64) {
	e.Uint64(v)
}
