package codec

import (
	"strings"
	"testing"
)

func TestPathTo(t *testing.T) {
	for prefix, want := range map[string]string{
		``:                                    "",
		`{"a":`:                               "a",
		`{"a":1,"b":`:                         "b",
		`{"a":{"b":1},"c":[{"d":[1,2],"e":`:   "c[0].e",
		`[[],[`:                               "[1][0]",
		`[[],[1,`:                             "[1][1]",
		`{"a":{`:                              "a",
		`{"a":{"b":1,`:                        "a",
		`{"a":[{"b":"}],\""},`:                "a[1]",
		`{"two words":`:                       `["two words"]`,
		`{"a":{"":`:                           `a[""]`,
		`{"1a":`:                              `["1a"]`,
		`{"$a_1":`:                            "$a_1",
		`{"\u0061\n":`:                        `["a\n"]`,
		`{"` + strings.Repeat("k", 64) + `":`: strings.Repeat("k", 64),
		`{"` + strings.Repeat("k", 65) + `":`: `["` + strings.Repeat("k", 64) + `…"]`,
		`{"` + strings.Repeat("😀", 64) + `":`: `["` + strings.Repeat("😀", 64) + `"]`,
		`{"` + strings.Repeat("😀", 65) + `":`: `["` + strings.Repeat("😀", 64) + `…"]`,
		`{"\u001f":`:                          `["\u001f"]`,
		` { "a" : [ 1 , { "b" : `:             "a[1].b",
	} {
		if got := formatPath(pathTo([]byte(prefix))); got != want {
			t.Errorf("after %s: %q, want %q", prefix, got, want)
		}
	}
}

// With several faults, the one that counts does not depend on the order in which the sender wrote
// the fields.
func TestFirstFault(t *testing.T) {
	for body, want := range map[string]string{
		`{"list":[1],"bool":1}`:                           "text is missing",
		`{"list":[1],"bool":1,"text":2}`:                  "text must be a string, not a number",
		`{"list":["a",1],"bool":1,"text":"a"}`:            "bool must be a boolean, not a number",
		`{"any":{"z":1,"z":2},"text":1}`:                  "any.z is a duplicate key",
		`{"text":1,"unknown":[{"a":1,"a":2}]}`:            "unknown[0].a is a duplicate key",
		`{"text":"a","map":{"b":null,"10":null,"9":"x"}}`: `map["9"] must be a whole number from -32768 to 32767, not a string`,
		`{"text":"a","spot":["x"]}`:                       "spot must have 2 elements, not 1",
		`{"text":"a","pair":[1,2,3]}`:                     "pair must have 2 elements, not 3",
		`{"text":"a","byNumber":{"01":1}}`:                `byNumber["01"] must be a whole number as a key`,
		`{"text":"a","byColour":{"blue":1}}`:              "byColour.blue must be one of the listed keys",
		`{"text":"a","shape":{"kind":"cube"}}`:            "shape.kind is not one of the variants",
		`{"text":"a","shape":{"side":"x"}}`:               "shape.kind is missing",
		`{"text":"a","shape":{"kind":null}}`:              "shape.kind must be a string, not null",
		`{"text":"a","shape":{"kind":5}}`:                 "shape.kind is not one of the variants",
		`{"text":"a","shape":null}`:                       "shape must be an object, not null",
		`{"text":"a","optional":null}`:                    "optional must be a whole number from -2147483648 to 2147483647, not null",
		`{"text":"a","children":[{"text":"b"},{}]}`:       "children[1].text is missing",
		`{"text":"a","children":{}}`:                      "children must be a list, not an object",
		`{"text":"a","any":[1e400]}`:                      "any[0] must be a finite number",
		`{"text":"a","any":{"b":[12345678901234567890]}}`: "any.b[0] must be at most 2^53 - 1 in size",
		`{"text":"a","fixed":"AQ=="}`:                     "fixed must have 3 bytes, not 1",
		`{"text":"\ud800"}`:                               "text contains half of a surrogate pair",
		`{"text":"a","level":"5"}`:                        "level must be one of the listed values",
		`[]`:                                              "the body must be an object, not a list",
		`null`:                                            "the body must be an object, not null",
		`{"text":"a"} x`:                                  "the body is not one JSON document",
		``:                                                "the body is not one JSON document",
		"{\"text\":\"\xff\"}":                             "the body is not UTF-8",
		strings.Repeat("[", 65) + strings.Repeat("]", 65): strings.Repeat("[0]", 64) + " is nested deeper than 64 levels",
	} {
		if _, err := everythingCodec.Unmarshal([]byte(body)); err == nil || err.Error() != want {
			t.Errorf("%.80s: %v, want %s", body, err, want)
		}
	}
}

func TestEncoderFaults(t *testing.T) {
	deep := everything{Text: "0"}
	for range 40 {
		deep = everything{Text: "x", Children: []everything{deep}}
	}
	for name, c := range map[string]struct {
		value everything
		want  string
	}{
		"text":     {everything{Text: "a\xff"}, "text is not UTF-8"},
		"list":     {everything{List: []string{"a", "\xff"}}, "list[1] is not UTF-8"},
		"key":      {everything{Map: map[string]int16{"\xff": 1}}, "map has a key that is not UTF-8"},
		"any":      {everything{Any: map[string]any{"a": []any{1, func() {}}}}, "any.a[1] must be JSON"},
		"whole":    {everything{Whole: 1 << 53}, "whole must be a whole number from -9007199254740991 to 9007199254740991"},
		"raw":      {everything{Raw: []byte(`{"a":[1,{"b":1,"b":2}]}`)}, "raw.a[1].b is a duplicate key"},
		"raw text": {everything{Raw: []byte(`{"a"`)}, "raw is not one JSON document"},
		"colour":   {everything{Colour: "blue"}, "colour must be one of the listed values"},
		"keys":     {everything{ByColour: map[colour]int8{"blue": 1}}, "byColour.blue must be one of the listed keys"},
		"level":    {everything{Level: 3}, "level must be one of the listed values"},
		"shape":    {everything{Shape: (*circle)(nil)}, "shape must be a value, not null"},
		"child":    {everything{Children: []everything{{}, {Text: "\xff"}}}, "children[1].text is not UTF-8"},
		"deep":     {deep, strings.TrimSuffix(strings.Repeat("children[0].", 32), ".") + " is nested deeper than 64 levels"},
	} {
		if _, err := everythingCodec.Marshal(c.value); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// How many elements a list may have, and keys an object, is limited only where an option says so.
func TestElementLimit(t *testing.T) {
	few := Limits{Depth: 64, Elements: 3}
	for body, want := range map[string]string{
		`{"text":"a","x":[0,0,0,0]}`:                   "x has more than 3 elements",
		`{"text":"a","list":["a","b","c","d"]}`:        "list has more than 3 elements",
		`{"text":"a","any":{"a":1,"b":2,"c":3,"d":4}}`: "any has more than 3 keys",
		`{"text":"a","map":{"1":1,"2":2,"3":3,"4":4}}`: "map has more than 3 keys",
		`{"text":"a","list":["a","b","c"]}`:            "",
	} {
		_, invalid := DecodeBodyWithin([]byte(body), everythingCodec.Decode, few)
		if got := textOf(invalid); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
		if _, err := everythingCodec.Unmarshal([]byte(body)); err != nil {
			t.Errorf("%s: %v without the limit", body, err)
		}
	}
	e := GetEncoder()
	defer e.Release()
	e.Limit(few)
	everythingCodec.Encode(e, everything{List: make([]string, 4)})
	if got := textOf(e.Fault); got != "list has more than 3 elements" {
		t.Errorf("writing: %q", got)
	}
	if _, err := everythingCodec.Marshal(everything{List: make([]string, 10_001), Shape: &circle{}}); err != nil {
		t.Errorf("writing without the limit: %v", err)
	}
}

func textOf(invalid *InvalidValue) string {
	if invalid == nil {
		return ""
	}
	return invalid.Error()
}

type node struct{ next *node }

func encodeNode(e *Encoder, v node) {
	if !e.BeginObject() {
		return
	}
	if v.next != nil {
		e.Field("next")
		encodeNode(e, *v.next)
	}
	e.EndObject()
}

// A value that contains itself has an end.
func TestEncodeCycle(t *testing.T) {
	n := &node{}
	n.next = n
	_, err := Codec[node]{Encode: encodeNode}.Marshal(*n)
	if want := strings.TrimSuffix(strings.Repeat("next.", 64), ".") + " is nested deeper than 64 levels"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}
