package money

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Day is a day of the calendar, and writes itself as text.
type Day struct{ year, month, day int }

// NewDay returns a day.
func NewDay(year, month, day int) Day { return Day{year, month, day} }

// MarshalText writes a day as in 2026-11-29. There is no month 13.
func (d Day) MarshalText() ([]byte, error) {
	if d.month > 12 {
		return nil, fmt.Errorf("month %d", d.month)
	}
	return fmt.Appendf(nil, "%04d-%02d-%02d", d.year, d.month, d.day), nil
}

// UnmarshalText reads a day.
func (d *Day) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%4d-%2d-%2d", &d.year, &d.month, &d.day)
	return err
}

// Any is a number or nothing, and writes itself as JSON.
type Any struct {
	number float64
	valid  bool
}

// NewAny returns a number.
func NewAny(number float64) Any { return Any{number, true} }

// MarshalJSON writes the number, or null. Negative ones make it panic.
func (a *Any) MarshalJSON() ([]byte, error) {
	if !a.valid {
		return []byte("null"), nil
	}
	if a.number < 0 {
		panic("negative")
	}
	return json.Marshal(a.number)
}

// UnmarshalJSON reads a number or null.
func (a *Any) UnmarshalJSON(document []byte) error {
	if bytes.Equal(document, []byte("null")) {
		*a = Any{}
		return nil
	}
	a.valid = true
	return json.Unmarshal(document, &a.number)
}
