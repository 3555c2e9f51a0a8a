package autonats_test

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/vectors"
)

// vector is one line of conformance/vectors. Its README says what the keys mean.
type vector struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Request    bool            `json:"request"`
	Wire       *string         `json:"wire"`
	WireParts  []any           `json:"wireParts"`
	WireBase64 *string         `json:"wireBase64"`
	Value      json.RawMessage `json:"value"`
	Encodes    any             `json:"encodes"`
	Reject     *rejection      `json:"reject"`
	Either     bool            `json:"either"`
	Only       string          `json:"only"`
}

type rejection struct {
	Rule codec.Rule `json:"rule"`
	Path string     `json:"path"`
}

const vectorFolder = "../conformance/vectors"

func readVectors(t testing.TB, file string) []vector {
	t.Helper()
	opened, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	var read []vector
	lines := bufio.NewScanner(opened)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if v.Only == "" || v.Only == "go" {
			read = append(read, v)
		}
	}
	return read
}

func vectorFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(vectorFolder + "/*/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("the vectors are in the repository, next to this module, and cannot be found")
	}
	return files
}

// wire returns the body of a vector; nil if it has none.
func (v vector) wire() []byte {
	switch {
	case v.Wire != nil:
		return []byte(*v.Wire)
	case v.WireParts != nil:
		return []byte(textOfParts(v.WireParts))
	case v.WireBase64 != nil:
		data, _ := base64.StdEncoding.DecodeString(*v.WireBase64)
		return data
	}
	return nil
}

func (v vector) neutral(t testing.TB) any {
	var value any
	if err := json.Unmarshal(v.Value, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestVectors(t *testing.T) {
	for _, file := range vectorFiles(t) {
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			for _, v := range readVectors(t, file) {
				t.Run(v.ID, func(t *testing.T) { v.check(t) })
			}
		})
	}
}

func (v vector) check(t *testing.T) {
	switch v.Type {
	case "ErrorReply":
		v.checkErrorReply(t)
		return
	case "NotFound", "OutOfStock", "Closed":
		v.checkDeclared(t)
		return
	}
	codec, ok := vectors.Codecs[v.Type]
	if !ok {
		t.Fatalf("no codec for %s", v.Type)
	}
	wire := v.wire()
	if wire != nil {
		v.checkReading(t, codec, wire)
	}
	if v.Value != nil {
		v.checkWriting(t, codec, wire != nil)
	}
}

func (v vector) checkReading(t *testing.T, codec vectors.Codec, wire []byte) {
	t.Helper()
	if v.Request && len(wire) == 0 {
		wire = []byte("{}")
	}
	read, err := codec.Unmarshal(wire)
	if v.Reject != nil {
		v.expectRejection(t, err)
		return
	}
	if err != nil {
		t.Errorf("refused: %v", err)
		return
	}
	v.expectSame(t, codec, read)
}

func (v vector) checkWriting(t *testing.T, codec vectors.Codec, hasWire bool) {
	t.Helper()
	value := v.make(t, codec.Type)
	body, err := codec.Marshal(value.Interface())
	if v.Reject != nil {
		v.expectRejection(t, err)
		return
	}
	if err != nil {
		t.Errorf("writing: %v", err)
		return
	}
	if v.Encodes != nil {
		allowed, ok := v.Encodes.([]any)
		if !ok {
			allowed = []any{v.Encodes}
		}
		if !slices.ContainsFunc(allowed, func(text any) bool { return sameText(text.(string), string(body)) }) {
			t.Errorf("wrote %s, not one of %v", body, allowed)
		}
	}
	if !hasWire {
		return
	}
	again, err := codec.Unmarshal(body)
	if err != nil {
		t.Errorf("reading %s again: %v", body, err)
		return
	}
	v.expectSame(t, codec, again)
}

// sameText compares two documents by the text of their tokens, but objects in any order: Go's maps
// have none.
func sameText(a, b string) bool {
	parse := func(text string) (value any) {
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		_ = d.Decode(&value)
		return value
	}
	return a == b || strings.Contains(a, "{") && reflect.DeepEqual(parse(a), parse(b))
}

// make creates the Go value of a vector. The test is skipped where there can be none.
func (v vector) make(t *testing.T, of reflect.Type) reflect.Value {
	t.Helper()
	defer func() {
		if reason, ok := recover().(unrepresentable); ok {
			t.Skipf("no Go value of this type can be %s", reason)
		}
	}()
	value := reflect.New(of).Elem()
	setNeutral(value, v.neutral(t))
	return value
}

func (v vector) expectRejection(t *testing.T, err error) {
	t.Helper()
	var invalid *autonats.InvalidValue
	if !errors.As(err, &invalid) {
		t.Errorf("got %v, want a refusal by %+v", err, *v.Reject)
		return
	}
	if got := (rejection{invalid.Rule, invalid.Path}); got != *v.Reject {
		t.Errorf("refused by %+v, want %+v", got, *v.Reject)
	}
}

func (v vector) expectSame(t *testing.T, codec vectors.Codec, read any) {
	t.Helper()
	want := v.make(t, codec.Type).Interface()
	if !sameValue(reflect.ValueOf(want), reflect.ValueOf(read)) {
		t.Errorf("read %s, want %s", describe(read), describe(want))
	}
}

func describe(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprintf("%#v", value)
	}
	return string(text[:min(len(text), 500)])
}

// sameValue compares as the vectors mean it: dates to the millisecond, raw JSON by value, -0 as 0,
// and a nil list as an empty one.
func sameValue(want, got reflect.Value) bool {
	if want.IsValid() != got.IsValid() || want.IsValid() && want.Type() != got.Type() {
		return false
	}
	if !want.IsValid() {
		return true
	}
	switch w := want.Interface().(type) {
	case time.Time:
		g := got.Interface().(time.Time)
		return w.Equal(g) || w.Equal(g.Truncate(time.Millisecond)) && w.Equal(w.Truncate(time.Millisecond))
	case json.RawMessage:
		if w == nil {
			return got.IsNil()
		}
		var a, b any
		return json.Unmarshal(w, &a) == nil && json.Unmarshal(got.Interface().(json.RawMessage), &b) == nil && reflect.DeepEqual(a, b)
	}
	switch want.Kind() {
	case reflect.Pointer, reflect.Interface:
		if want.IsNil() || got.IsNil() {
			return want.IsNil() && got.IsNil()
		}
		return sameValue(want.Elem(), got.Elem())
	case reflect.Float32, reflect.Float64:
		return want.Float() == got.Float() && !math.Signbit(got.Float()) == (got.Float() >= 0)
	case reflect.Struct:
		for i := range want.NumField() {
			if !sameValue(want.Field(i), got.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if want.Len() != got.Len() {
			return false
		}
		for i := range want.Len() {
			if !sameValue(want.Index(i), got.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if want.Len() != got.Len() {
			return false
		}
		for _, key := range want.MapKeys() {
			if !sameValue(want.MapIndex(key), got.MapIndex(key)) {
				return false
			}
		}
		return true
	default:
		return reflect.DeepEqual(want.Interface(), got.Interface())
	}
}
