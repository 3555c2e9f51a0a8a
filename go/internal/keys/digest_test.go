package keys_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zyra/autonats/go/internal/keys"
)

func TestDigestIsThatOfWhatABodySays(t *testing.T) {
	same := [][]string{
		{`{"a":1,"b":[1,2],"c":{"x":"y, z","w":null}}`, "{ \"c\":{\"w\" :null, \"x\":\"y, z\"},\n\t\"b\":[ 1,2 ],\"a\":1}"},
		{``, `{}`, ` { } `},
		{`[{"a":1,"b":2}]`, `[{"b":2,"a":1}]`},
		{`{"a":"\"}","b":1}`, `{"b":1,"a":"\"}"}`},
	}
	different := []string{
		``, `[]`, `[[]]`, `[{}]`, `{"a":1}`, `{"a":2}`, `{"b":1}`, `{"a":"1"}`, `{"a":1,"b":2}`, `{"a":2,"b":1}`, `{"a":12}`, `{"a":[1,2]}`, `{"a":[2,1]}`, `{"a":[12]}`,
		`{"a":{"b":1}}`, `{"a":{"b":{}}}`, `{"a":{},"b":{}}`, `{"a":"b c"}`, `{"a":"b  c"}`, `{"a":null}`, `[1,[2]]`, `[[1],2]`, `[1,2]`, `{"a":{"b":1,"c":2}}`, `{"a":{"b":1},"c":2}`,
		`"`, `"\`, `{`, `[`, `{{`, `}`, `{"a":[1,`, strings.Repeat("[", 5000), strings.Repeat("[", 5001),
	}
	digest := keys.NewDigest()
	for _, bodies := range same {
		for _, body := range bodies {
			if digest.Of([]byte(body)) != digest.Of([]byte(bodies[0])) {
				t.Errorf("%s does not say what %s says", body, bodies[0])
			}
		}
	}
	seen := map[uint64]string{}
	for _, body := range different {
		of := digest.Of([]byte(body))
		if other, has := seen[of]; has {
			t.Errorf("%.40q says what %.40q says", body, other)
		}
		seen[of] = body
	}
	if keys.NewDigest().Of([]byte("[1]")) == digest.Of([]byte("[1]")) {
		t.Error("two digests are the same, so that callers can foresee them")
	}
}

func TestDigestOfWhatGoWrites(t *testing.T) {
	digest := keys.NewDigest()
	value := map[string]any{"list": []int{1, 2, 3}}
	for i := range 40 {
		value[strings.Repeat("k", i+1)] = map[string]int{"a": i, "b": -i}
	}
	body, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	want := digest.Of(body)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		// Members in another order: a map is written as it comes.
		var shuffled bytes.Buffer
		shuffled.WriteString("{")
		names := make([]string, 0, len(value))
		for name := range value {
			names = append(names, name)
		}
		random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for i, name := range names {
			if i > 0 {
				shuffled.WriteString(" , ")
			}
			member, _ := json.Marshal(value[name])
			shuffled.WriteString(`"` + name + `" : ` + string(member))
		}
		shuffled.WriteString("}")
		if digest.Of(shuffled.Bytes()) != want {
			t.Fatalf("%s does not say what %s says", shuffled.Bytes(), body)
		}
	}
}

func FuzzDigest(f *testing.F) {
	f.Add([]byte(`{"a":[1,"x\"y",{}]}`))
	digest := keys.NewDigest()
	f.Fuzz(func(t *testing.T, body []byte) {
		if digest.Of(body) != digest.Of(bytes.Clone(body)) {
			t.Error("the same body has two digests")
		}
	})
}
