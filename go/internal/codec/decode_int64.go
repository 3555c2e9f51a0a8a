package codec

import (
	"math"
	"strconv"
)

// Int64 reads a whole number as text, or as a number of at most 2^53 - 1 in size.
func (d *Decoder) Int64() int64 {
	at := d.Pos
	if d.peek() != '"' {
		return d.safe(at, -maxSafe)
	}
	v, rule := parseInt64(d.text())
	d.check64(at, rule)
	return v
}

// Uint64 reads a whole number as text, or as a number from 0 to 2^53 - 1.
func (d *Decoder) Uint64() uint64 {
	at := d.Pos
	if d.peek() != '"' {
		return uint64(d.safe(at, 0))
	}
	v, rule := parseUint64(d.text())
	d.check64(at, rule)
	return v
}

func (d *Decoder) check64(at int, rule Rule) {
	switch rule {
	case RuleFormat:
		d.fail(at, rule, "must be a whole number in decimal digits")
	case RuleRange:
		d.fail(at, rule, "must fit into 64 bits")
	}
}

// safe reads a whole number that is written as a number.
func (d *Decoder) safe(at int, lowest float64) int64 {
	n, ok := d.number("a whole number as text")
	if !ok {
		return 0
	}
	switch f := n.value(); {
	case math.IsInf(f, 0):
		d.fail(at, RuleRange, notFinite)
	case f != math.Floor(f):
		d.fail(at, RuleType, "must be a whole number, not a fraction")
	case math.Abs(f) > maxSafe:
		d.fail(at, RuleRange, "must be text where it is beyond 2^53 - 1")
	case f < lowest:
		d.fail(at, RuleRange, "must fit into 64 bits")
	default:
		return int64(f)
	}
	return 0
}

// parseInt64 reads a canonical decimal integer. The rule is the one that it violates, if any.
func parseInt64(text []byte) (int64, Rule) {
	if rule := checkDecimal(text); rule != "" {
		return 0, rule
	}
	v, err := strconv.ParseInt(StringOf(text), 10, 64)
	if err != nil {
		return 0, RuleRange
	}
	return v, ""
}

// parseUint64 is parseInt64 without sign.
func parseUint64(text []byte) (uint64, Rule) {
	if rule := checkDecimal(text); rule != "" {
		return 0, rule
	}
	v, err := strconv.ParseUint(StringOf(text), 10, 64)
	if err != nil {
		return 0, RuleRange
	}
	return v, ""
}

// checkDecimal reports whether text is a canonical decimal integer with no more digits than 64 bits
// need: longer ones are not converted, since that takes time.
func checkDecimal(text []byte) Rule {
	if !isDecimal(text) {
		return RuleFormat
	}
	if len(text) > 20 {
		return RuleRange
	}
	return ""
}

// isDecimal reports whether text is a canonical decimal integer.
func isDecimal(text []byte) bool {
	digits := text
	if len(text) > 0 && text[0] == '-' {
		digits = text[1:]
	}
	if len(digits) == 0 || EndOfDigits(digits, 0) != len(digits) {
		return false
	}
	return digits[0] != '0' || len(text) == 1
}
