package codec

import (
	"math"
	"strconv"
)

// maxErrorText is how many UTF-16 units of a peer's text are kept.
const maxErrorText = 4096

// AnyText reads a text of which the beginning is enough, and takes everything else for no text.
func (d *Decoder) AnyText() string {
	if d.peek() != '"' {
		d.Skip()
		return ""
	}
	return CutText(d.String(), maxErrorText)
}

// CutText cuts a text to a number of UTF-16 units.
func CutText(text string, most int) string {
	if len(text) <= most {
		return text
	}
	units := 0
	for i, r := range text {
		if units++; r > 0xffff {
			units++
		}
		if units > most {
			return text[:i]
		}
	}
	return text
}

// AnyText writes a text in which what is not UTF-8 becomes U+FFFD.
func (e *Encoder) AnyText(text string) {
	e.Buf = appendQuoted(e.Buf, text)
}

// AnyWhole reads a whole number of at least 0 that a float64 has exactly, and takes everything else
// for 0.
func (d *Decoder) AnyWhole() int64 {
	c := d.peek()
	from := d.Pos
	d.Skip()
	if c < '0' || c > '9' || d.Faulty {
		return 0
	}
	number, err := strconv.ParseFloat(string(d.data[from:d.Pos]), 64)
	if err != nil || number != math.Trunc(number) || number > maxSafe {
		return 0
	}
	return int64(number)
}
