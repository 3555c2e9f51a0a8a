// Package calendar has types that write and read themselves.
package calendar

import "fmt"

// Day is a day of the calendar.
type Day struct{ year, month, day int }

func (d Day) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%04d-%02d-%02d", d.year, d.month, d.day), nil
}

func (d *Day) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%4d-%2d-%2d", &d.year, &d.month, &d.day)
	return err
}

// ID has sixteen bytes, which are text for everybody else.
type ID [16]byte

func (id ID) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%x", id[:]), nil }

func (id *ID) UnmarshalText(text []byte) (err error) {
	_, err = fmt.Sscanf(string(text), "%x", (*[16]byte)(id)[:])
	return err
}
