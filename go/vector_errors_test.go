package autonats_test

import (
	"errors"
	"reflect"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/vectors"
)

// checkErrorReply runs a vector about an error reply of no declared error.
func (v vector) checkErrorReply(t *testing.T) {
	err := autonats.ReadErrorReply(v.wire(), nil)
	var failure *autonats.Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %v", err)
	}
	if v.Value == nil {
		t.Fatal("no value")
	}
	fields, _ := notation(v.neutral(t), "errorReply").(map[string]any)
	got := map[string]any{"code": string(failure.Code), "message": failure.Message}
	for key, text := range map[string]string{"reason": string(failure.Reason), "path": failure.Path, "reference": failure.Reference} {
		if _, wanted := fields[key]; text != "" || wanted {
			got[key] = text
		}
	}
	want := map[string]any{}
	for key, value := range fields {
		if key != "type" && key != "data" {
			want[key] = value
		}
	}
	if message, ok := want["message"]; ok {
		want["message"] = neutralText(message)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %v, want %v", describe(got), describe(want))
	}
}

// checkDeclared runs a vector about an error reply of a declared error.
func (v vector) checkDeclared(t *testing.T) {
	if wire := v.wire(); wire != nil {
		failure := autonats.ReadErrorReply(wire, vectors.Errors)
		if v.Reject != nil {
			v.expectRejection(t, failure)
		} else {
			v.expectDeclared(t, failure)
		}
	}
	if v.Value == nil {
		return
	}
	written := autonats.WriteErrorReply(v.declared(t), vectors.Errors)
	if v.Reject == nil {
		v.expectDeclared(t, autonats.ReadErrorReply(written, vectors.Errors))
	}
}

func (v vector) expectDeclared(t *testing.T, failure error) {
	t.Helper()
	want := v.declared(t)
	found := reflect.New(reflect.TypeOf(want))
	if !errors.As(failure, found.Interface()) {
		t.Fatalf("%v has no %T in it", failure, want)
	}
	got := found.Elem().Elem()
	for i := range got.NumField() {
		if name := got.Type().Field(i).Name; name != "Message" && !sameValue(reflect.ValueOf(want).Elem().Field(i), got.Field(i)) {
			t.Errorf("%s is %v, want %v", name, got.Field(i), reflect.ValueOf(want).Elem().Field(i))
		}
	}
}

// declared creates the declared error of a vector.
func (v vector) declared(t *testing.T) error {
	t.Helper()
	body := notation(v.neutral(t), "error").(map[string]any)
	record := map[string]any{}
	for _, field := range body["fields"].([]any) {
		record[field.([]any)[0].(string)] = field.([]any)[1]
	}
	kinds := map[string]error{"NotFound": &vectors.NotFound{}, "OutOfStock": &vectors.OutOfStock{}, "Closed": &vectors.Closed{}}
	made := kinds[body["class"].(string)]
	value := reflect.ValueOf(made).Elem()
	for i := range value.NumField() {
		if text, ok := record[value.Type().Field(i).Tag.Get("json")]; ok {
			setNeutral(value.Field(i), text)
		}
	}
	return made
}
