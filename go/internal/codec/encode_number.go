package codec

import (
	"math"
	"strconv"
)

// Int8 writes a whole number.
func (e *Encoder) Int8(v int8) {
	e.Buf = strconv.AppendInt(e.Buf, int64(v), 10)
}

// Int16 writes a whole number.
func (e *Encoder) Int16(v int16) {
	e.Buf = strconv.AppendInt(e.Buf, int64(v), 10)
}

// Int32 writes a whole number.
func (e *Encoder) Int32(v int32) {
	e.Buf = strconv.AppendInt(e.Buf, int64(v), 10)
}

// Uint8 writes a whole number.
func (e *Encoder) Uint8(v uint8) {
	e.Buf = strconv.AppendUint(e.Buf, uint64(v), 10)
}

// Uint16 writes a whole number.
func (e *Encoder) Uint16(v uint16) {
	e.Buf = strconv.AppendUint(e.Buf, uint64(v), 10)
}

// Uint32 writes a whole number.
func (e *Encoder) Uint32(v uint32) {
	e.Buf = strconv.AppendUint(e.Buf, uint64(v), 10)
}

// Int writes a whole number, of at most 2^53 - 1 in size.
func (e *Encoder) Int(v int) {
	e.safe(int64(v))
}

// Uint writes a whole number, of at most 2^53 - 1.
func (e *Encoder) Uint(v uint) {
	e.safeUnsigned(uint64(v))
}

func (e *Encoder) safe(v int64) {
	if v < -maxSafe || v > maxSafe {
		e.fail(RuleRange, "must be "+wholeNumber(-maxSafe, maxSafe))
		return
	}
	e.Buf = strconv.AppendInt(e.Buf, v, 10)
}

func (e *Encoder) safeUnsigned(v uint64) {
	if v > maxSafe {
		e.fail(RuleRange, "must be "+wholeNumber(0, maxSafe))
		return
	}
	e.Buf = strconv.AppendUint(e.Buf, v, 10)
}

// Int64 writes a whole number as text.
func (e *Encoder) Int64(v int64) {
	e.Buf = append(e.Buf, '"')
	e.Buf = strconv.AppendInt(e.Buf, v, 10)
	e.Buf = append(e.Buf, '"')
}

// Uint64 writes a whole number as text.
func (e *Encoder) Uint64(v uint64) {
	e.Buf = append(e.Buf, '"')
	e.Buf = strconv.AppendUint(e.Buf, v, 10)
	e.Buf = append(e.Buf, '"')
}

// Float64 writes a number, which must be finite.
func (e *Encoder) Float64(v float64) {
	e.float(v, 64)
}

// Float32 writes a number, which must be finite, with as few digits as its 32 bits need.
func (e *Encoder) Float32(v float32) {
	e.float(float64(v), 32)
}

func (e *Encoder) float(v float64, bits int) {
	size := math.Abs(v)
	switch {
	case size == 0:
		// This also takes the sign off a zero.
		e.Buf = append(e.Buf, '0')
	case size >= 1e-6 && size < 1e21:
		e.Buf = strconv.AppendFloat(e.Buf, v, 'f', -1, bits)
	case math.IsNaN(v) || math.IsInf(v, 0):
		e.fail(RuleRange, notFinite)
	default:
		e.Buf = strconv.AppendFloat(e.Buf, v, 'e', -1, bits)
	}
}

const notFinite = "must be a finite number"

// wholeNumber names the whole numbers of a range.
func wholeNumber(lowest int64, highest uint64) string {
	return "a whole number from " + strconv.FormatInt(lowest, 10) + " to " + strconv.FormatUint(highest, 10)
}
