package codec

import (
	"math"
	"strconv"
)

// Int8 reads a whole number of its range. 1.0 and 1e0 are 1.
func (d *Decoder) Int8() int8 {
	return int8(d.whole(math.MinInt8, math.MaxInt8))
}

// Int16 reads a whole number of its range.
func (d *Decoder) Int16() int16 {
	return int16(d.whole(math.MinInt16, math.MaxInt16))
}

// Int32 reads a whole number of its range.
func (d *Decoder) Int32() int32 {
	return int32(d.whole(math.MinInt32, math.MaxInt32))
}

// Uint8 reads a whole number of its range.
func (d *Decoder) Uint8() uint8 {
	return uint8(d.whole(0, math.MaxUint8))
}

// Uint16 reads a whole number of its range.
func (d *Decoder) Uint16() uint16 {
	return uint16(d.whole(0, math.MaxUint16))
}

// Uint32 reads a whole number of its range.
func (d *Decoder) Uint32() uint32 {
	return uint32(d.whole(0, math.MaxUint32))
}

// Int reads a whole number of at most 2^53 - 1 in size.
func (d *Decoder) Int() int {
	return int(d.whole(max(-maxSafe, math.MinInt), min(maxSafe, math.MaxInt)))
}

// Uint reads a whole number from 0 to 2^53 - 1.
func (d *Decoder) Uint() uint {
	return uint(d.whole(0, int64(min(maxSafe, uint64(math.MaxUint)))))
}

// Float64 reads a finite number.
func (d *Decoder) Float64() float64 {
	at := d.Pos
	n, ok := d.number("a number")
	if !ok {
		return 0
	}
	if math.IsInf(n.float, 0) {
		d.fail(at, RuleRange, notFinite)
		return 0
	}
	return n.value()
}

// Float32 reads a number and rounds it to 32 bits.
func (d *Decoder) Float32() float32 {
	at := d.Pos
	v := float32(d.Float64())
	if math.IsInf(float64(v), 0) {
		d.fail(at, RuleRange, "must fit into 32 bits")
		return 0
	}
	return v
}

// LiteralNumber reads a number, which must be literal.
func (d *Decoder) LiteralNumber(literal float64) float64 {
	at := d.Pos
	c := d.peek()
	if kindOf(c) == "a number" {
		if n, ok := d.number(""); !ok || n.value() == literal {
			return literal
		}
	}
	d.unlisted(at, c, strconv.FormatFloat(literal, 'f', -1, 64))
	return literal
}

// whole reads a whole number of a range within ±2^53.
func (d *Decoder) whole(lowest, highest int64) int64 {
	at := d.Pos
	c := d.peek()
	if c != '-' && (c < '0' || c > '9') {
		d.mismatch(wholeNumber(lowest, uint64(highest)))
		return 0
	}
	n, ok := d.number("")
	if !ok {
		return 0
	}
	if n.exact {
		if n.whole < lowest || n.whole > highest {
			d.fail(at, RuleRange, "must be "+wholeNumber(lowest, uint64(highest)))
		}
		return n.whole
	}
	switch f := n.float; {
	case f < float64(lowest) || f > float64(highest):
		d.fail(at, RuleRange, "must be "+wholeNumber(lowest, uint64(highest)))
	case f != math.Floor(f):
		d.fail(at, RuleType, "must be "+wholeNumber(lowest, uint64(highest))+", not a fraction")
	}
	return int64(n.float)
}

// number is a number as it was read: exact if it was written as a whole number of few digits, else
// as the nearest float.
type number struct {
	whole int64
	float float64
	exact bool
}

// value returns the number as a float. There is no negative zero.
func (n number) value() float64 {
	if n.exact {
		return float64(n.whole)
	}
	return n.float + 0
}

// number reads a number; wanted names the expected type in the error if it is not a number.
func (d *Decoder) number(wanted string) (number, bool) {
	c := d.peek()
	if c != '-' && (c < '0' || c > '9') {
		d.mismatch(wanted)
		return number{}, false
	}
	data, i := d.data, d.Pos
	if c == '-' {
		i++
	}
	var whole int64
	from := i
	for i < len(data) && data[i]-'0' <= 9 {
		if i-from < 18 {
			whole = whole*10 + int64(data[i]-'0')
		}
		i++
	}
	if i == from || data[from] == '0' && i-from > 1 {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return number{}, false
	}
	if i-from <= 18 && (i == len(data) || data[i] != '.' && data[i]|0x20 != 'e') {
		d.Pos = i
		if c == '-' {
			whole = -whole
		}
		return number{whole: whole, exact: true}, true
	}
	end := endOfNumber(data, i)
	if end < 0 {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return number{}, false
	}
	// The text is a number, so the error can only say that it is too large, and then the value is
	// infinite.
	float, _ := strconv.ParseFloat(StringOf(data[d.Pos:end]), 64)
	d.Pos = end
	return number{float: float}, true
}

// endOfNumber returns the index after the fraction and the exponent that may follow at i; -1 if
// they are malformed.
func endOfNumber(data []byte, i int) int {
	if i < len(data) && data[i] == '.' {
		from := i + 1
		if i = EndOfDigits(data, from); i == from {
			return -1
		}
	}
	if i < len(data) && data[i]|0x20 == 'e' {
		from := i + 1
		if from < len(data) && (data[from] == '+' || data[from] == '-') {
			from++
		}
		if i = EndOfDigits(data, from); i == from {
			return -1
		}
	}
	return i
}

func EndOfDigits(data []byte, i int) int {
	for i < len(data) && data[i]-'0' <= 9 {
		i++
	}
	return i
}
