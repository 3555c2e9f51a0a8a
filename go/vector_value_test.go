package autonats_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/zyra/autonats/go/internal/vectors"
)

// unrepresentable is a value of a vector that no Go value can be, such as null for a string.
type unrepresentable string

// setNeutral sets a value of any type to what the notation says. It panics with an unrepresentable
// for what the type cannot hold.
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
		panic(unrepresentable(fmt.Sprint(from)))
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
	panic(unrepresentable(fmt.Sprint(from)))
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

func setList(to reflect.Value, from any) {
	if to.Type().Elem().Kind() == reflect.Uint8 {
		bytes, err := base64.StdEncoding.DecodeString(neutralBytes(from))
		must(err == nil, from)
		to.SetBytes(bytes)
		return
	}
	elements, ok := from.([]any)
	if !ok {
		object, _ := from.(map[string]any)
		if _, isNil := object["nil"]; isNil {
			return
		}
		repeated := notation(from, "list").([]any)
		for range int(repeated[1].(float64)) {
			elements = append(elements, repeated[0])
		}
	}
	if to.Kind() == reflect.Slice {
		to.Set(reflect.MakeSlice(to.Type(), len(elements), len(elements)))
	}
	must(to.Len() == len(elements), from)
	for i, element := range elements {
		setNeutral(to.Index(i), element)
	}
}

func neutralBytes(from any) string {
	if object, _ := from.(map[string]any); object["nil"] != nil {
		return ""
	}
	return notation(from, "bytes").(string)
}

func setMap(to reflect.Value, from any) {
	if object, _ := from.(map[string]any); object["nil"] != nil {
		return
	}
	to.Set(reflect.MakeMap(to.Type()))
	for _, pair := range notation(from, "map", "dict").([]any) {
		key, value := reflect.New(to.Type().Key()).Elem(), reflect.New(to.Type().Elem()).Elem()
		setNeutral(key, pair.([]any)[0])
		setNeutral(value, pair.([]any)[1])
		to.SetMapIndex(key, value)
	}
}

// setStruct sets a tuple, an option or a record.
func setStruct(to reflect.Value, from any) {
	t := to.Type()
	switch {
	case strings.HasPrefix(t.Name(), "Tuple"):
		elements, ok := from.([]any)
		must(ok && len(elements) == t.NumField(), from)
		for i, element := range elements {
			setNeutral(to.Field(i), element)
		}
		return
	case strings.HasPrefix(t.Name(), "Option"):
		to.FieldByName("Set").SetBool(true)
		setNeutral(to.FieldByName("Value"), from)
		return
	}
	if object, _ := from.(map[string]any); object["choice"] != nil {
		setChoice(to, object["choice"].([]any))
		return
	}
	fields := maps.Clone(notation(from, "record").(map[string]any))
	defer func() { setRest(to, fields) }()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if value, ok := fields[name]; ok {
			setNeutral(to.Field(i), value)
			delete(fields, name)
		} else if name != "-" {
			must(strings.Contains(t.Field(i).Tag.Get("json"), "omitempty"), from)
		}
	}
}

// setChoice sets the alternative of a choice that has this name.
func setChoice(to reflect.Value, from []any) {
	field := to.FieldByName(from[0].(string))
	if field.Kind() == reflect.Bool {
		field.SetBool(true)
		return
	}
	setNeutral(field, from[1])
}

// setRest sets the map of a record's other keys, where it has one.
func setRest(to reflect.Value, others map[string]any) {
	rest := to.FieldByName("Rest")
	if !rest.IsValid() || len(others) == 0 {
		return
	}
	rest.Set(reflect.MakeMap(rest.Type()))
	for key, from := range others {
		value := reflect.New(rest.Type().Elem()).Elem()
		setNeutral(value, from)
		rest.SetMapIndex(reflect.ValueOf(key), value)
	}
}

func setInterface(to reflect.Value, from any) {
	if to.NumMethod() == 0 {
		if v := neutralJSON(from); v != nil {
			to.Set(reflect.ValueOf(v))
		}
		return
	}
	if from == nil {
		return
	}
	kinds := map[string]reflect.Type{
		"card":     reflect.TypeFor[*vectors.Card](),
		"cash":     reflect.TypeFor[*vectors.Cash](),
		"transfer": reflect.TypeFor[*vectors.Transfer](),
	}
	kind, _ := notation(from, "record").(map[string]any)["kind"].(string)
	variant, ok := kinds[kind]
	must(ok, from)
	value := reflect.New(variant).Elem()
	setNeutral(value, from)
	to.Set(value)
}

func neutralJSON(from any) any {
	object, ok := from.(map[string]any)
	if !ok {
		return from
	}
	if value, ok := object["json"]; ok {
		return value
	}
	if pairs, ok := object["jsonObject"]; ok {
		made := map[string]any{}
		for _, pair := range pairs.([]any) {
			made[neutralText(pair.([]any)[0])] = neutralJSON(pair.([]any)[1])
		}
		return made
	}
	if _, ok := object["number"]; ok {
		return neutralFloat(from)
	}
	return neutralText(from)
}
