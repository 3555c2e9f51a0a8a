// Package neutral has the notation of conformance/vectors/README.md for values.
package neutral

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Unsupported is a value that Go does not have, such as null for a string.
type Unsupported string

// Set sets a value of any type to what the notation says. It fails with what the type cannot hold.
func Set(to reflect.Value, from any) (unsupported error) {
	defer func() {
		if reason, ok := recover().(Unsupported); ok {
			unsupported = errors.New("no Go value of this type can be " + string(reason))
		}
	}()
	setNeutral(to, from)
	return nil
}

// setNeutral sets a value of any type to what the notation says. It panics with an Unsupported for
// what the type cannot hold.
func setNeutral(to reflect.Value, from any) {
	if object, _ := from.(map[string]any); object["own"] != nil {
		// A class of JavaScript, which is its data elsewhere.
		from = object["own"].([]any)[1]
	}
	switch to.Type() {
	case reflect.TypeFor[time.Time]():
		to.Set(reflect.ValueOf(neutralTime(from)))
		return
	case reflect.TypeFor[json.RawMessage]():
		to.SetBytes([]byte(notation(from, "rawJson").(string)))
		return
	}
	switch to.Kind() {
	case reflect.Pointer:
		if object, _ := from.(map[string]any); from == nil || object["undefined"] != nil {
			return
		}
		to.Set(reflect.New(to.Type().Elem()))
		setNeutral(to.Elem(), from)
	case reflect.Interface:
		setInterface(to, from)
	case reflect.Bool:
		v, ok := from.(bool)
		must(ok, from)
		to.SetBool(v)
	case reflect.String:
		to.SetString(neutralText(from))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v := neutralInt(from)
		must(!to.OverflowInt(v), from)
		to.SetInt(v)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v := neutralUint(from)
		must(!to.OverflowUint(v), from)
		to.SetUint(v)
	case reflect.Float32, reflect.Float64:
		to.SetFloat(neutralFloat(from))
	case reflect.Slice, reflect.Array:
		setList(to, from)
	case reflect.Map:
		setMap(to, from)
	case reflect.Struct:
		setStruct(to, from)
	default:
		panic(fmt.Sprintf("no notation for %v", to.Type()))
	}
}

func must(ok bool, from any) {
	if !ok {
		panic(Unsupported(fmt.Sprint(from)))
	}
}

// notation returns what a notation of this name stands for.
func notation(from any, names ...string) any {
	object, _ := from.(map[string]any)
	for _, name := range names {
		if value, ok := object[name]; ok {
			return value
		}
	}
	panic(Unsupported(fmt.Sprint(from)))
}

func neutralText(from any) string {
	if text, ok := from.(string); ok {
		return text
	}
	object, _ := from.(map[string]any)
	if _, ok := object["illFormed"]; ok {
		return "x\xff"
	}
	return textOfParts(notation(from, "text").([]any))
}

// textOfParts puts the pieces of a long text together.
func textOfParts(parts []any) string {
	var text strings.Builder
	for _, part := range parts {
		if piece, ok := part.(string); ok {
			text.WriteString(piece)
			continue
		}
		piece := part.(map[string]any)
		repeated := piece["repeat"].(string)
		for i := range int(piece["times"].(float64)) {
			text.WriteString(strings.ReplaceAll(repeated, "#", strconv.Itoa(i)))
		}
	}
	return text.String()
}

func neutralInt(from any) int64 {
	if v, ok := from.(float64); ok {
		must(v == math.Trunc(v) && math.Abs(v) <= 1<<62, from)
		return int64(v)
	}
	if v, ok := from.(string); ok {
		// A key of a map.
		n, err := strconv.ParseInt(v, 10, 64)
		must(err == nil, from)
		return n
	}
	v, err := strconv.ParseInt(notation(from, "int64", "duration").(string), 10, 64)
	must(err == nil, from)
	return v
}

func neutralUint(from any) uint64 {
	if object, ok := from.(map[string]any); ok {
		v, err := strconv.ParseUint(notation(object, "int64").(string), 10, 64)
		must(err == nil, from)
		return v
	}
	v := neutralInt(from)
	must(v >= 0, from)
	return uint64(v)
}

func neutralFloat(from any) float64 {
	if v, ok := from.(float64); ok {
		return v
	}
	object, _ := from.(map[string]any)
	if v, ok := object["float32"]; ok {
		return float64(float32(v.(float64)))
	}
	text := notation(from, "number").(string)
	v, err := strconv.ParseFloat(text, 64)
	must(err == nil, from)
	return v
}

func neutralTime(from any) time.Time {
	text := notation(from, "date", "timestamp").(string)
	// time.Parse does not know years of six digits.
	if text[0] == '+' || text[0] == '-' {
		year, err := strconv.Atoi(text[:7])
		must(err == nil, from)
		v, err := time.Parse(time.RFC3339Nano, "2000"+text[7:])
		must(err == nil, from)
		return time.Date(year, v.Month(), v.Day(), v.Hour(), v.Minute(), v.Second(), v.Nanosecond(), time.UTC)
	}
	v, err := time.Parse(time.RFC3339Nano, text)
	must(err == nil, from)
	return v.UTC()
}
