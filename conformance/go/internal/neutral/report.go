package neutral

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/zyra/autonats/conformance/go/ledger"
)

// Report writes a value in the notation of reports, see conformance/README.md.
func Report(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	switch value := v.Interface().(type) {
	case time.Time:
		return value.UTC().Format(time.RFC3339Nano)
	case json.RawMessage:
		return string(value)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil
		}
		report := Report(v.Elem())
		if v.Type() == reflect.TypeFor[ledger.Move]() {
			return report
		}
		if kind := strings.ToLower(v.Elem().Type().Name()); v.Kind() == reflect.Interface && v.NumMethod() > 0 {
			kind = strings.ToLower(v.Elem().Elem().Type().Name())
			fields := report.(map[string]any)
			fields["map"] = append(fields["map"].([]any), []any{"kind", kind})
		}
		return report
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Int64:
		return map[string]any{"int64": strconv.FormatInt(v.Int(), 10)}
	case reflect.Uint64:
		return map[string]any{"int64": strconv.FormatUint(v.Uint(), 10)}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32:
		return v.Int()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return v.Uint()
	case reflect.Float32, reflect.Float64:
		if math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0) {
			return map[string]any{"number": fmt.Sprint(v.Float())}
		}
		return v.Float()
	case reflect.Slice, reflect.Array:
		return reportList(v)
	case reflect.Map:
		pairs := []any{}
		for _, key := range v.MapKeys() {
			pairs = append(pairs, []any{fmt.Sprint(key.Interface()), Report(v.MapIndex(key))})
		}
		return map[string]any{"map": pairs}
	case reflect.Struct:
		return reportStruct(v)
	default:
		panic("no notation for " + v.Type().String())
	}
}

func reportList(v reflect.Value) any {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return map[string]any{"bytes": base64.StdEncoding.EncodeToString(v.Bytes())}
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = Report(v.Index(i))
	}
	return list
}

func reportStruct(v reflect.Value) any {
	t := v.Type()
	if strings.HasPrefix(t.Name(), "Tuple") {
		list := make([]any, v.NumField())
		for i := range list {
			list[i] = Report(v.Field(i))
		}
		return list
	}
	if isChoice(t) {
		return reportChoice(v)
	}
	pairs := []any{}
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		field := v.Field(i)
		switch {
		case name == "-" && field.Kind() == reflect.Map:
			pairs = append(pairs, Report(field).(map[string]any)["map"].([]any)...)
		case name == "-":
		case strings.HasPrefix(field.Type().Name(), "Option["):
			if field.FieldByName("Set").Bool() {
				pairs = append(pairs, []any{name, Report(field.FieldByName("Value"))})
			}
		case strings.Contains(options, "omitempty") && field.IsZero():
		default:
			pairs = append(pairs, []any{name, Report(field)})
		}
	}
	return map[string]any{"map": pairs}
}

// isChoice reports whether a struct has alternatives, of which one is set.
func isChoice(t reflect.Type) bool {
	return t.NumField() > 0 && !strings.HasPrefix(t.Name(), "Option") && t.Field(0).Tag.Get("json") == ""
}

// reportChoice reports the alternative that is set. One of a single value is called by it.
func reportChoice(v reflect.Value) any {
	for i := range v.NumField() {
		switch field := v.Field(i); {
		case field.IsZero():
		case field.Kind() == reflect.Bool:
			return strings.ToLower(v.Type().Field(i).Name)
		default:
			report := Report(field)
			for _, tag := range tags[field.Type().String()] {
				fields := report.(map[string]any)
				fields["map"] = append(fields["map"].([]any), tag)
			}
			return report
		}
	}
	return nil
}

// tags are the fields of one value that records of choices have on the wire and Go leaves out.
var tags = map[string][]any{
	"*mesh.OutcomeOkTrue":  {[]any{"ok", true}},
	"*mesh.OutcomeOkFalse": {[]any{"ok", false}},
	"*mesh.ProductPaper":   {[]any{"type", "book"}, []any{"form", "paper"}},
	"*mesh.ProductAudio":   {[]any{"type", "book"}, []any{"form", "audio"}},
}
