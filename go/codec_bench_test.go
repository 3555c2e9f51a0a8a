package autonats_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zyra/autonats/go/internal/vectors"
)

// Bodies that look like those of real calls: one record, and a list of them of some 10 KB.
var (
	personBody = []byte(`{"id":"5f2c1d3e-8a4b-4c6d-9e7f-0a1b2c3d4e5f","name":"Ann Example","nickname":"annie","email":"ann@example.org","phone":null}`)
	orderBody  = []byte(`{"id":"9007199254740993","placed":"2026-01-31T09:05:00.123456789Z","lines":[` +
		`{"sku":"a-1","quantity":3},{"sku":"b-2","quantity":1},{"sku":"c-3","quantity":12}],"labels":{"colour":"red","note":"fragile, handle with care"}}`)
	pageBody = []byte(`{"items":[` + strings.TrimSuffix(strings.Repeat(`{"sku":"stock-keeping-unit","quantity":123},`, 250), ",") + `],"next":"token"}`)
)

// plain types have the same fields for encoding/json, as people write them.
type plainOrder struct {
	ID     int64     `json:"id,string"`
	Placed time.Time `json:"placed"`
	Lines  []struct {
		Sku      string `json:"sku"`
		Quantity int32  `json:"quantity"`
	} `json:"lines"`
	Labels map[string]string `json:"labels"`
	Parent *plainOrder       `json:"parent,omitempty"`
}

type plainPage struct {
	Items []struct {
		Sku      string `json:"sku"`
		Quantity int32  `json:"quantity"`
	} `json:"items"`
	Next *string `json:"next,omitempty"`
}

type plainPerson struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Nickname *string `json:"nickname,omitempty"`
	Email    *string `json:"email"`
	Phone    *string `json:"phone,omitempty"`
}

var benchmarks = []struct {
	name, kind string
	body       []byte
	plain      func() any
}{
	{"person", "Person", personBody, func() any { return new(plainPerson) }},
	{"order", "Order", orderBody, func() any { return new(plainOrder) }},
	{"page", "LinePage", pageBody, func() any { return new(plainPage) }},
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range benchmarks {
		b.Run(c.name+"/autonats", func(b *testing.B) {
			codec := vectors.Codecs[c.kind]
			b.ReportAllocs()
			b.SetBytes(int64(len(c.body)))
			for b.Loop() {
				if _, err := codec.Unmarshal(c.body); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/encoding-json", func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.body)))
			for b.Loop() {
				if err := json.Unmarshal(c.body, c.plain()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, c := range benchmarks {
		b.Run(c.name+"/autonats", func(b *testing.B) {
			codec := vectors.Codecs[c.kind]
			value, err := codec.Unmarshal(c.body)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := codec.Marshal(value); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/encoding-json", func(b *testing.B) {
			value := c.plain()
			if err := json.Unmarshal(c.body, value); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := json.Marshal(value); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReject(b *testing.B) {
	codec := vectors.Codecs["LinePage"]
	body := []byte(strings.Replace(string(pageBody), `"token"`, fmt.Sprint(17), 1))
	for b.Loop() {
		if _, err := codec.Unmarshal(body); err == nil {
			b.Fatal("accepted")
		}
	}
}
