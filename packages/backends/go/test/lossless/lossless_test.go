package lossless

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"net/netip"
	"net/url"
	"os"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/zyra/autonats/go/codegenv1"
)

var words = []string{"", "a", "two words", "ä€😀", "\x00\"\\", "__proto__", "null"}

// arrives checks that what arrives of random values is what encoding/json would have made of them,
// unless they are refused.
func arrives[T any](t *testing.T, name string, codec codegenv1.Codec[T]) {
	seed, _ := strconv.ParseUint(os.Getenv("AUTONATS_SEED"), 10, 64)
	r := rand.New(rand.NewPCG(seed, 0))
	sent := 0
	const rounds = 60
	for range rounds {
		var value, want T
		fill(reflect.ValueOf(&value).Elem(), r, 4)
		document, err := json.Marshal(value)
		if err != nil {
			continue
		}
		if err := json.Unmarshal(document, &want); err != nil {
			continue
		}
		body, err := codec.Marshal(value)
		if err != nil {
			continue
		}
		sent++
		got, err := codec.Unmarshal(body)
		if err != nil {
			t.Errorf("%s: %s cannot be read: %v", name, body, err)
			return
		}
		if left, right := describe(reflect.ValueOf(got)), describe(reflect.ValueOf(want)); left != right {
			t.Errorf("%s: sent as %s\narrived %s\nwanted  %s", name, body, left, right)
			return
		}
	}
	if sent == 0 {
		t.Logf("%s: no value of %d was sent", name, rounds)
	}
}

type filler interface{ fill(r *rand.Rand) }

func fill(v reflect.Value, r *rand.Rand, depth int) {
	if !v.CanSet() {
		return
	}
	switch to := v.Addr().Interface().(type) {
	case filler:
		to.fill(r)
		return
	case *time.Time:
		*to = time.Unix(r.Int64N(1e10), r.Int64N(1e9)).UTC()
		return
	case *json.RawMessage:
		*to = [][]byte{nil, []byte("null"), []byte(`{"a":[1152921504606846976]}`), []byte("[ 1.5 ]")}[r.IntN(4)]
		return
	case *json.Number:
		*to = []json.Number{"", "0", "-1.50", "1e3", "9007199254740993"}[r.IntN(5)]
		return
	case *big.Int:
		to.SetString(fmt.Sprintf("%d%d", r.Int64(), r.Int64()), 10)
		return
	case *netip.Addr:
		*to = []netip.Addr{{}, netip.MustParseAddr("1.2.3.4"), netip.MustParseAddr("fe80::1")}[r.IntN(3)]
		return
	case *url.URL:
		parsed, _ := url.Parse([]string{"", "https://example.com/a%20b?c=d#e", "/x", "mailto:a@b"}[r.IntN(4)])
		*to = *parsed
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.String:
		v.SetString(words[r.IntN(len(words))])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt([]int64{0, 1, 3, -1, 100, r.Int64(), math.MinInt64}[r.IntN(7)])
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint([]uint64{0, 1, 3, 100, r.Uint64()}[r.IntN(5)])
	case reflect.Float32, reflect.Float64:
		v.SetFloat([]float64{0, 1, -0.5, 1e21, 1e-7, r.NormFloat64(), math.NaN()}[r.IntN(7)])
	case reflect.Interface:
		if value := anyValue(r, 2); value != nil {
			v.Set(reflect.ValueOf(value))
		}
	case reflect.Pointer:
		if depth > 0 && r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), r, depth-1)
		}
	case reflect.Slice:
		if depth > 0 && r.IntN(4) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), r.IntN(3), 3))
			fillAll(v, r, depth-1)
		}
	case reflect.Array:
		fillAll(v, r, depth-1)
	case reflect.Map:
		if depth > 0 && r.IntN(4) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range r.IntN(3) {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				fill(key, r, depth-1)
				fill(value, r, depth-1)
				v.SetMapIndex(key, value)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r, depth-1)
		}
	}
}

func fillAll(v reflect.Value, r *rand.Rand, depth int) {
	for i := range v.Len() {
		fill(v.Index(i), r, depth)
	}
}

func anyValue(r *rand.Rand, depth int) any {
	switch n := r.IntN(7); {
	case n < 5 || depth == 0:
		return []any{nil, true, 1.5, "x", -7.0}[n%5]
	case n == 5:
		return []any{anyValue(r, depth-1), anyValue(r, depth-1)}
	default:
		return map[string]any{"a": anyValue(r, depth-1), "": 1.0}
	}
}

// isNothing reports whether encoding/json would read a pointer to a value as nil, because of the
// null that it writes for nil. Here such pointers arrive.
func isNothing(v reflect.Value) bool {
	if document := reflect.TypeFor[json.RawMessage](); v.Type() == document {
		return v.IsNil() || string(v.Bytes()) == "null"
	}
	switch v.Kind() {
	case reflect.Interface:
		return v.IsNil()
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	default:
		return false
	}
}

// describe returns a text that is equal for values which mean the same: nil lists and maps are
// empty ones, and times and documents count by what they say.
func describe(v reflect.Value) string {
	if v.CanInterface() {
		switch v := v.Interface().(type) {
		case time.Time:
			return v.UTC().Format(time.RFC3339Nano)
		case json.RawMessage:
			var out bytes.Buffer
			_ = json.Compact(&out, v)
			return out.String()
		case json.Number:
			if v == "" {
				return "0"
			}
			return string(v)
		case big.Int:
			return v.String()
		case netip.Addr:
			return v.String()
		case url.URL:
			return v.String()
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && isNothing(v.Elem()) {
			return "nil"
		}
		return "&" + describe(v.Elem())
	case reflect.Slice, reflect.Array:
		out := "["
		for i := range v.Len() {
			out += describe(v.Index(i)) + " "
		}
		return out + "]"
	case reflect.Map:
		// Texts of maps are sorted by key.
		out := map[string]string{}
		for _, key := range v.MapKeys() {
			out[describe(key)] = describe(v.MapIndex(key))
		}
		return fmt.Sprint(out)
	case reflect.Struct:
		out := v.Type().Name() + "{"
		for i := range v.NumField() {
			out += v.Type().Field(i).Name + ":" + describe(v.Field(i)) + " "
		}
		return out + "}"
	case reflect.String:
		return strconv.Quote(v.String())
	case reflect.Float32, reflect.Float64:
		// -0 is 0.
		return fmt.Sprint(v.Float() + 0)
	default:
		return fmt.Sprint(v)
	}
}
