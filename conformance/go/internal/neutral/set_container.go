package neutral

import (
	"encoding/base64"
	"maps"
	"reflect"
	"strings"

	"github.com/zyra/autonats/conformance/go/ledger"
	"github.com/zyra/autonats/conformance/go/mesh"
)

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
	if to.Type() == reflect.TypeFor[ledger.Move]() {
		setMove(to, notation(from, "choice").([]any))
		return
	}
	kinds := map[string]reflect.Type{
		"card":     reflect.TypeFor[*mesh.Card](),
		"cash":     reflect.TypeFor[*mesh.Cash](),
		"transfer": reflect.TypeFor[*mesh.Transfer](),
	}
	kind, _ := notation(from, "record").(map[string]any)["kind"].(string)
	variant, ok := kinds[kind]
	must(ok, from)
	value := reflect.New(variant).Elem()
	setNeutral(value, from)
	to.Set(value)
}

// setMove sets a value of an interface whose package closes it, by the name of its type.
func setMove(to reflect.Value, from []any) {
	kinds := map[string]reflect.Type{
		"Deposit":    reflect.TypeFor[*ledger.Deposit](),
		"Withdrawal": reflect.TypeFor[ledger.Withdrawal](),
		"Remark":     reflect.TypeFor[ledger.Remark](),
		"Round":      reflect.TypeFor[ledger.Round](),
	}
	value := reflect.New(kinds[from[0].(string)]).Elem()
	setNeutral(value, from[1])
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
