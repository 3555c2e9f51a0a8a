package client

import (
	"context"
	"fmt"
	"reflect"

	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/neutral"
)

// changed are the arguments that come back with what a method has written into them, by its name.
var changed = map[string][]int{"Store": {0}, "Assign": {1}, "Both": {0, 1}}

// invoke reports what came of a call, whatever the method's signature.
func invoke(ctx context.Context, found reflect.Value, command lines.Command) (answer map[string]any) {
	method := found.MethodByName(command.Method)
	if !method.IsValid() {
		return lines.Broken(fmt.Errorf("no method %s", command.Method))
	}
	parameters := []reflect.Value{}
	first := 0
	if method.Type().NumIn() > 0 && method.Type().In(0) == reflect.TypeFor[context.Context]() {
		parameters, first = append(parameters, reflect.ValueOf(ctx)), 1
	}
	for i := first; i < method.Type().NumIn(); i++ {
		parameter := reflect.New(method.Type().In(i)).Elem()
		if i-first < len(command.Arguments) {
			if err := neutral.Set(parameter, command.Arguments[i-first]); err != nil {
				return map[string]any{"unsupported": err.Error()}
			}
		}
		parameters = append(parameters, parameter)
	}
	defer func() {
		// A method without an error has no other way to report one.
		if err, isError := recover().(error); isError {
			answer = map[string]any{"error": Describe(err)}
		}
	}()
	results := call(method, parameters)
	if last := len(results) - 1; last >= 0 && method.Type().Out(last) == reflect.TypeFor[error]() {
		if err, _ := results[last].Interface().(error); err != nil {
			return map[string]any{"error": Describe(err)}
		}
		results = results[:last]
	}
	values := []any{}
	for _, i := range changed[command.Method] {
		values = append(values, neutral.Report(parameters[first+i]))
	}
	for _, result := range results {
		values = append(values, neutral.Report(result))
	}
	switch len(values) {
	case 0:
		return map[string]any{"value": nil}
	case 1:
		return map[string]any{"value": values[0]}
	}
	return map[string]any{"value": values}
}

func call(method reflect.Value, parameters []reflect.Value) []reflect.Value {
	if method.Type().IsVariadic() {
		return method.CallSlice(parameters)
	}
	return method.Call(parameters)
}
