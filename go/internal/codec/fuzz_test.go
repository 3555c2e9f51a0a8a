package codec

import (
	"encoding/json"
	"reflect"
	"testing"
)

var everythingCodec = Codec[everything]{Encode: encodeEverything, Decode: decodeEverything}

// seeds are bodies from which the fuzzer can find its way to all others.
var seeds = []string{
	`{"text":"a","bool":true,"bytes":"AQI=","fixed":"AQID","small":-128,"byte":255,"whole":9007199254740991,"long":"-9223372036854775808",` +
		`"ulong":"18446744073709551615","single":0.1,"float":1e-7,"at":"2026-01-31T09:05:00.123456789+05:30","for":"-1.5s"}`,
	`{"text":"é\u0000\ud83d\ude00\n","any":{"a":[1,null,true,"x",{"b":-0}],"c":1e3},"raw":{"x":[1.5e2,"\\"]},"list":["a","b"],"spot":[1,2],"pair":["a",1]}`,
	`{"text":"","map":{"a":1,"":2,"__proto__":3},"byNumber":{"-1":"x","10":"y","9":"z"},"byLong":{"0":true},"byColour":{"red":1},"colour":"green","level":5}`,
	`{"maybe":null,"optional":7,"three":null,"shape":{"radius":1.5,"kind":"circle"},"children":[{"text":"b","shape":{"kind":"square","side":2}}],"text":"c"}`,
	`{"unknown":{"deep":[[[[{"x":[]}]]]],"dup":1},"text":"d"}`,
	" \t\r\n{ \"text\" : \"spaced\" , \"list\" : [ ] }\n",
	`{"text":"a","text":"b"}`, `{"te\u0078t":"a","text":"b"}`, `{"list":[1]}`, `{"text":"\ud800"}`, `[`, `nul`, `"x"`, `1e999`, `{"text":"a"}x`, "\xef\xbb\xbf{}",
}

// Nothing that a peer sends makes the decoder panic; the quick reading and the thorough one agree;
// what is accepted is JSON, and survives being written and read again.
func FuzzDecode(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkBothReadings(t, data, everythingCodec)
		checkBothReadings(t, data, Codec[any]{(*Encoder).JSON, (*Decoder).JSON})
		checkBothReadings(t, data, Codec[json.RawMessage]{(*Encoder).RawJSON, (*Decoder).RawJSON})
	})
}

func checkBothReadings[T any](t *testing.T, data []byte, codec Codec[T]) {
	t.Helper()
	var quick Decoder
	quick.Begin(data, false)
	value := codec.Decode(&quick)
	quick.end()

	invalid := scanBody(data, DefaultLimits)
	if invalid == nil {
		var thorough Decoder
		thorough.Begin(data, true)
		again := codec.Decode(&thorough)
		thorough.end()
		if thorough.Faulty {
			invalid = thorough.Fault.In(data)
		} else if !quick.Faulty && !reflect.DeepEqual(value, again) {
			t.Fatalf("%q is read as %+v and as %+v", data, value, again)
		}
	}
	if quick.Faulty != (invalid != nil) {
		t.Fatalf("%q is refused by one reading: quick %+v, thorough %v", data, quick.Fault, invalid)
	}
	if quick.Faulty {
		return
	}
	if !json.Valid(data) {
		t.Fatalf("%q is accepted and is no JSON", data)
	}
	body, err := codec.Marshal(value)
	if err != nil {
		t.Fatalf("%q is accepted and cannot be written: %v", data, err)
	}
	written, err := codec.Unmarshal(body)
	if err != nil || !reflect.DeepEqual(written, value) && !isNormalised(value, written) {
		t.Fatalf("%q is read as %+v, and %s as %+v, %v", data, value, body, written, err)
	}
}

// isNormalised reports whether two values differ only as writing may make them: raw JSON loses
// white space, and lists and maps that are nil become empty.
func isNormalised(a, b any) bool {
	first, err := json.Marshal(a)
	if err != nil {
		return false
	}
	second, err := json.Marshal(b)
	if err != nil {
		return false
	}
	var x, y any
	_ = json.Unmarshal(first, &x)
	_ = json.Unmarshal(second, &y)
	return reflect.DeepEqual(withoutEmpty(x), withoutEmpty(y))
}

func withoutEmpty(value any) any {
	switch value := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for key, entry := range value {
			if entry = withoutEmpty(entry); entry != nil {
				kept[key] = entry
			}
		}
		if len(kept) == 0 {
			return nil
		}
		return kept
	case []any:
		var kept []any
		for _, element := range value {
			kept = append(kept, withoutEmpty(element))
		}
		if len(kept) == 0 {
			return nil
		}
		return kept
	case string:
		if value == "" {
			return nil
		}
	}
	return value
}
