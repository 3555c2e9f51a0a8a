package codec

import (
	"errors"
	"strings"
	"testing"
)

// celsius is a type that nobody can copy, and that a method and a function convert.
type celsius struct{ degrees int }

func newCelsius(text string) (*celsius, error) {
	if !strings.HasSuffix(text, "C") {
		return nil, errors.New("secret")
	}
	return &celsius{degrees: len(text)}, nil
}

func (c *celsius) text() (string, error) {
	if c.degrees < 0 {
		return "", errors.New("secret")
	}
	if c.degrees == 0 {
		panic("secret")
	}
	return strings.Repeat("1", c.degrees-1) + "C", nil
}

func encodeCelsius(e *Encoder, v *celsius) {
	EncodeConvertedOrError(e, v.text, (*Encoder).String)
}

func decodeCelsius(d *Decoder) *celsius {
	return DecodeConvertedOrError(d, (*Decoder).String, newCelsius)
}

func TestConvertedValues(t *testing.T) {
	for _, test := range []struct {
		values      []*celsius
		text, fault string
	}{
		{[]*celsius{{degrees: 3}, {degrees: 1}}, `["11C","C"]`, ""},
		{[]*celsius{{degrees: 3}, {degrees: -1}}, "", "[1] must be a value that its type can write"},
		{[]*celsius{{degrees: 0}}, "", "[0] must be a value that its type can write"},
		{[]*celsius{{degrees: 3}, nil}, "", "[1] must be a value, not null"},
	} {
		e := newEncoder()
		EncodeList(e, test.values, func(e *Encoder, v *celsius) { EncodePointerTo(e, v, encodeCelsius) })
		if fault := textOfFault(e.Fault); fault != test.fault || (fault == "" && string(e.Buf) != test.text) {
			t.Errorf("%v: %s, %q", test.values, e.Buf, fault)
		}
	}
	e := newEncoder()
	EncodeList(e, []*celsius{nil, {degrees: 2}}, func(e *Encoder, v *celsius) { EncodeNullableTo(e, v, encodeCelsius) })
	if string(e.Buf) != `[null,"1C"]` {
		t.Errorf("%s", e.Buf)
	}
}

func TestReadConvertedValues(t *testing.T) {
	decode := func(d *Decoder) []*celsius {
		return DecodeList(d, func(d *Decoder) *celsius { return DecodeNullableTo(d, decodeCelsius) })
	}
	values, fault := DecodeBody([]byte(`["11C",null]`), decode)
	if fault != nil || values[0].degrees != 3 || values[1] != nil {
		t.Error(values, fault)
	}
	for body, want := range map[string]string{
		`["C","K"]`: "[1] must be written as its type demands",
		`["C",1]`:   "[1] must be a string, not a number",
	} {
		if _, fault := DecodeBody([]byte(body), decode); textOfFault(fault) != want {
			t.Errorf("%s: %q", body, textOfFault(fault))
		}
	}
}

func TestUnsentArguments(t *testing.T) {
	e := newEncoder()
	e.Buf = append(e.Buf, `{"a":`...)
	e.BeginObject()
	e.Unsent("options", 0)
	if e.Fault != nil {
		t.Error(e.Fault)
	}
	e.Unsent("options", 2)
	if fault := textOfFault(e.Fault); fault != "a.options cannot be sent, so there must be none" {
		t.Errorf("%q", fault)
	}
}

func newEncoder() *Encoder {
	e := &Encoder{}
	e.Limit(DefaultLimits)
	return e
}

func textOfFault(fault *InvalidValue) string {
	if fault == nil {
		return ""
	}
	return fault.Path + " " + fault.Problem
}
