package codec

import "math"

// StringKey reads a key of a map as text.
func (d *Decoder) StringKey() string {
	return string(d.text())
}

// Int8Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Int8Key() int8 {
	return int8(d.wholeKey(math.MinInt8, math.MaxInt8))
}

// Int16Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Int16Key() int16 {
	return int16(d.wholeKey(math.MinInt16, math.MaxInt16))
}

// Int32Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Int32Key() int32 {
	return int32(d.wholeKey(math.MinInt32, math.MaxInt32))
}

// Uint8Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Uint8Key() uint8 {
	return uint8(d.wholeKey(0, math.MaxUint8))
}

// Uint16Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Uint16Key() uint16 {
	return uint16(d.wholeKey(0, math.MaxUint16))
}

// Uint32Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Uint32Key() uint32 {
	return uint32(d.wholeKey(0, math.MaxUint32))
}

// IntKey reads a key of a map as a whole number in its one way to be written, of at most 2^53 - 1
// in size.
func (d *Decoder) IntKey() int {
	return int(d.wholeKey(max(-maxSafe, math.MinInt), min(maxSafe, math.MaxInt)))
}

// UintKey reads a key of a map as a whole number in its one way to be written, of at most 2^53 - 1.
func (d *Decoder) UintKey() uint {
	return uint(d.wholeKey(0, int64(min(maxSafe, uint64(math.MaxUint)))))
}

// Int64Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Int64Key() int64 {
	at := d.Pos
	text := d.text()
	v, rule := parseInt64(text)
	d.check64Key(at, text, rule)
	return v
}

// Uint64Key reads a key of a map as a whole number in its one way to be written.
func (d *Decoder) Uint64Key() uint64 {
	at := d.Pos
	text := d.text()
	v, rule := parseUint64(text)
	d.check64Key(at, text, rule)
	return v
}

func (d *Decoder) check64Key(at int, key []byte, rule Rule) {
	switch rule {
	case RuleFormat:
		d.failKey(at, string(key), rule, "must be a whole number in decimal digits")
	case RuleRange:
		d.failKey(at, string(key), rule, "must fit into 64 bits")
	}
}

func (d *Decoder) wholeKey(lowest, highest int64) int64 {
	at := d.Pos
	text := d.text()
	if !isDecimal(text) {
		d.failKey(at, string(text), RuleFormat, "must be a whole number as a key")
		return 0
	}
	v, rule := parseInt64(text)
	if rule != "" || v < lowest || v > highest {
		d.failKey(at, string(text), RuleRange, "must be "+wholeNumber(lowest, uint64(highest)))
		return 0
	}
	return v
}
