package codec

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"
)

type label struct{ text string }

func (l label) MarshalText() ([]byte, error) {
	if l.text == "bad" {
		return nil, errors.New("secret")
	}
	return []byte(l.text), nil
}

func (l *label) UnmarshalText(text []byte) error {
	if string(text) == "panic" {
		panic("secret")
	}
	l.text = strings.ToLower(string(text))
	return nil
}

func encodeLabelKey(e *Encoder, v label) { e.OwnTextKey(&v) }

func decodeLabelKey(d *Decoder) (v label) {
	d.OwnTextKey(&v)
	return v
}

func FuzzOwnTextSurvives(f *testing.F) {
	codec := Codec[map[label]label]{
		func(e *Encoder, v map[label]label) {
			EncodeMap(e, v, encodeLabelKey, func(e *Encoder, v label) { e.OwnText(&v) })
		},
		func(d *Decoder) map[label]label {
			return DecodeMap(d, decodeLabelKey, func(d *Decoder) (v label) {
				d.OwnText(&v)
				return v
			})
		},
	}
	for _, seed := range []string{"", "a", "\x00", "ä", "\"", "\xff", "bad", "panic"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToLower(text)
		want := label{text}
		body, err := codec.Marshal(map[label]label{want: want})
		if err != nil {
			return
		}
		got, err := codec.Unmarshal(body)
		if err == nil && (len(got) != 1 || got[want] != want) || err != nil && text != "panic" {
			t.Fatalf("%q came back as %v, %v", text, got, err)
		}
	})
}

func TestKeysThatReadAsOneAreADuplicate(t *testing.T) {
	codec := Codec[map[label]bool]{Decode: func(d *Decoder) map[label]bool { return DecodeMap(d, decodeLabelKey, (*Decoder).Bool) }}
	if v, err := codec.Unmarshal([]byte(`{"a":true,"A":true}`)); err == nil {
		t.Fatalf("got %v", v)
	}
}

func TestAnyTakesWhatEncodingJSONWrites(t *testing.T) {
	codec := Codec[any]{(*Encoder).JSON, (*Decoder).JSON}
	type point struct {
		X int   `json:"x"`
		Y []int `json:"y,omitempty"`
	}
	for want, v := range map[string]any{
		`{"x":1}`:                point{X: 1},
		`["a","b"]`:              []string{"a", "b"},
		`{"tags":["a"]}`:         map[string]any{"tags": []string{"a"}},
		`"2026-11-29T00:00:00Z"`: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC),
		`"a"`:                    label{"a"},
		`null`:                   (*point)(nil),
		`1.50`:                   json.Number("1.50"),
	} {
		if body, err := codec.Marshal(v); err != nil || string(body) != want {
			t.Errorf("got %s, %v, want %s", body, err, want)
		}
	}
	for _, v := range []any{func() {}, math.NaN(), []float64{math.Inf(1)}, []int64{1 << 60}, label{"bad"}} {
		if body, err := codec.Marshal(v); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %s, %v for %v", body, err, v)
		}
	}
}

func TestRawJSONKeepsNumbersThatOthersRound(t *testing.T) {
	codec := Codec[json.RawMessage]{(*Encoder).RawJSON, (*Decoder).RawJSON}
	for in, want := range map[string]string{` {"id": 1152921504606846976}`: `{"id":1152921504606846976}`, "1e400": "1e400"} {
		body, err := codec.Marshal(json.RawMessage(in))
		if got, readErr := codec.Unmarshal(body); string(got) != want || err != nil || readErr != nil {
			t.Errorf("%s came back as %s, %v, %v", in, got, err, readErr)
		}
	}
	if body, err := codec.Marshal(nil); string(body) != "null" || err != nil {
		t.Errorf("nil is %s, %v", body, err)
	}
}

func TestNumber(t *testing.T) {
	codec := Codec[json.Number]{(*Encoder).Number, (*Decoder).Number}
	for in, want := range map[json.Number]json.Number{"": "0", "1.50": "1.50", "-3e2": "-3e2", "9007199254740991": "9007199254740991"} {
		body, err := codec.Marshal(in)
		if got, readErr := codec.Unmarshal(body); got != want || err != nil || readErr != nil {
			t.Errorf("%s came back as %s, %v, %v", in, got, err, readErr)
		}
	}
	for _, in := range []json.Number{"x", "null", "[1]", "1 2", "01", "9007199254740993", `"1"`, " 1"} {
		if body, err := codec.Marshal(in); err == nil {
			t.Errorf("%q is written as %s", in, body)
		}
		if got, err := codec.Unmarshal([]byte(in)); err == nil && in != " 1" {
			t.Errorf("%q is read as %s", in, got)
		}
	}
}

func TestOwnTextOfOneFormIsChecked(t *testing.T) {
	codec := Codec[label]{
		func(e *Encoder, v label) { e.OwnDecimal(&v) },
		func(d *Decoder) (v label) {
			d.OwnDecimal(&v)
			return v
		},
	}
	if body, err := codec.Marshal(label{"1e5"}); err == nil {
		t.Errorf("written as %s", body)
	}
	if got, err := codec.Unmarshal([]byte(`"1e1000000000"`)); err == nil {
		t.Errorf("read as %v", got)
	}
	if got, err := codec.Unmarshal([]byte(`"-12.50"`)); got.text != "-12.50" || err != nil {
		t.Errorf("read as %v, %v", got, err)
	}
}
