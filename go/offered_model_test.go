package autonats_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
)

func TestModelIsOfferedOnRequest(t *testing.T) {
	m := startMesh(t, &users{}, autonats.WithModel())
	id := m.handler.Instance()
	info := ask[struct{ Metadata map[string]string }](t, m.calling, "$SRV.INFO.User."+id)
	if info.Metadata["autonats-model"] != "gzip" {
		t.Fatal(info.Metadata)
	}
	answer, err := m.calling.Request("autonats.user.model."+id, nil, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(answer.Data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	var model struct {
		Format  int
		Name    string
		Subject string
		Methods []struct {
			Name        string
			TimeoutMs   float64
			Concurrency int
			Idempotent  bool
		}
		Schema struct {
			Methods []struct{ Name string }
		}
	}
	if err := json.Unmarshal(text, &model); err != nil {
		t.Fatal(err)
	}
	if model.Format != 1 || model.Name != "User" || model.Subject != "user" || len(model.Methods) == 0 {
		t.Fatal(model)
	}
	for index, method := range model.Methods {
		if method.Name != model.Schema.Methods[index].Name || method.TimeoutMs <= 0 || method.Concurrency <= 0 {
			t.Error(method)
		}
	}
}
