package wire_test

import (
	"strings"
	"testing"

	"github.com/zyra/autonats/go/internal/wire"
)

func TestAHeadIsPickedApart(t *testing.T) {
	block := "NATS/1.0\r\nAutonats-Timeout:  500 \t\r\nautonats-timeout: 1\nAutonats-Timeout: 2\r\nAutonats-Require:a,b\r\n: nameless\r\n" +
		"Nats-Service-Error-Code:\r\nNats-Service-Error: no user: 42\r\n\r\nanything"
	head, ok := wire.ParseHead([]byte(block))
	want := wire.Head{Timeout: "500", Require: "a,b", IsError: true, ErrorText: "no user: 42"}
	if !ok || head != want {
		t.Errorf("the head is %+v (%v), want %+v", head, ok, want)
	}
}

func TestTheStatusIsInTheFirstLine(t *testing.T) {
	for line, want := range map[string]string{"NATS/1.0": "", "NATS/1.0 503": "503", "NATS/1.0 503 No Responders": "503", "NATS/1.0503": "503"} {
		if head, ok := wire.ParseHead([]byte(line + "\r\n\r\n")); !ok || head.Status != want {
			t.Errorf("%q has the status %q (%v), want %q", line, head.Status, ok, want)
		}
	}
}

func TestWhatIsNoHeadIsNotParsed(t *testing.T) {
	for _, block := range []string{"", "NATS/1.0", "NATS/1.0\r\n", "HTTP/1.1\r\n\r\n", "NATS/1.0 5\r\n\r\n", "NATS/1.0\r\nno colon\r\n\r\n", "NATS/1.0\r\nA: 1\r\n"} {
		if head, ok := wire.ParseHead([]byte(block)); ok {
			t.Errorf("%q is parsed as %+v", block, head)
		}
	}
}

func TestMetadataIsWhatIsNotReserved(t *testing.T) {
	block := wire.BuildHead(wire.Field{Name: "Autonats-Timeout", Value: "1"}, wire.Field{Name: "nats-msg-id", Value: "x"}, wire.Field{Name: "Status", Value: "x"}, wire.Field{Name: "DESCRIPTION", Value: "x"},
		wire.Field{Name: "Tenant", Value: "a"}, wire.Field{Name: "tenant", Value: "b"}, wire.Field{Name: "odd", Value: "caf\xe9"})
	metadata := wire.ReadMetadata(block)
	if len(metadata) != 2 || strings.Join(metadata["tenant"], ",") != "a,b" || metadata["odd"][0] != "caf\ufffd" {
		t.Errorf("the metadata is %q", metadata)
	}
}

func TestOneValueIsFoundAsItWouldBeIfAllWereRead(t *testing.T) {
	block := []byte("NATS/1.0\r\nTrace:  a \t\r\n: nameless\r\nnats-id: 1\ntrace: b\r\nodd:caf\xe9\nx::y\r\n\r\nafter: end\r\n")
	all := wire.ReadMetadata(block)
	for _, name := range []string{"trace", "TRACE", "", "nats-id", "odd", "x", "x:", "after", "none", "a name that is longer than all of the block together has bytes in it"} {
		want := ""
		if values := all[strings.ToLower(name)]; len(values) > 0 {
			want = values[0]
		}
		if got := wire.FindMetadata(block, name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestMetadataIsCheckedBeforeItIsSent(t *testing.T) {
	long := strings.Repeat("x", 4097)
	for problem, metadata := range map[string]map[string][]string{
		"128 letters":    {strings.Repeat("n", 129): {"v"}},
		`the name ""`:    {"": {"v"}},
		`"a?b"`:          {"a\nb": {"v"}},
		"reserved":       {"NATS-x": {"v"}},
		"has a value":    {"a": {" v"}},
		"printable":      {"a": {"é"}},
		"4096":           {"a": {long}},
		"65 values":      {"a": make([]string, 65)},
		"at most 16384":  {"a": {long[:4096], long[:4096]}, "b": {long[:4096], long[:4096]}},
		`which is reser`: {"status": {"v"}},
	} {
		if _, got := wire.MetadataFields(metadata); !strings.Contains(got, problem) {
			t.Errorf("the problem is %q, which does not say %q", got, problem)
		}
	}
	fields, problem := wire.MetadataFields(map[string][]string{"b": {"2", "", "1"}, "A": {"x y"}})
	want := []wire.Field{{Name: "A", Value: "x y"}, {Name: "b", Value: "2"}, {Name: "b", Value: ""}, {Name: "b", Value: "1"}}
	if problem != "" || len(fields) != len(want) {
		t.Fatalf("the fields are %v, the problem is %q", fields, problem)
	}
	for i := range want {
		if fields[i] != want[i] {
			t.Errorf("field %d is %v, want %v", i, fields[i], want[i])
		}
	}
}

// A square law would need minutes for what a peer can put into one message.
func TestAMegabyteOfHeadersIsReadInOnePass(t *testing.T) {
	var block strings.Builder
	block.WriteString("NATS/1.0\r\n")
	for i := range 150_000 {
		for digit := i; digit > 0; digit /= 26 {
			block.WriteByte(byte('a' + digit%26))
		}
		block.WriteString(":\r\n")
	}
	block.WriteString("\r\n")
	allocations := testing.AllocsPerRun(1, func() {
		if _, ok := wire.ParseHead([]byte(block.String())); !ok {
			t.Error("the head is not parsed")
		}
	})
	if allocations > 10 {
		t.Errorf("%v allocations for headers that nobody asked for", allocations)
	}
	if names := len(wire.ReadMetadata([]byte(block.String()))); names < 100_000 {
		t.Errorf("%d names", names)
	}
}

func TestOnlyAStreamsAnswersAreTakenForThem(t *testing.T) {
	for body, want := range map[string]bool{
		`{"stream":"CATCH","seq":1}`:                                                    true,
		`{"stream":"CATCH","seq":1,"domain":"hub","duplicate":true}`:                    true,
		`{"error":{"code":503,"err_code":10077,"description":"x"},"stream":"","seq":0}`: true,
		`{"error":{"code":503,"err_code":10077}}`:                                       true,
		`{"stream":"CATCH"}`:                                                            false,
		`{"Stream":"CATCH","Seq":1}`:                                                    false,
		`{"stream":"CATCH","seq":"1"}`:                                                  false,
		`null`:                                                                          false,
		``:                                                                              false,
		`{"stream":"C","seq":1`:                                                         false,
		`{"error":{"code":503}}`:                                                        false,
	} {
		if got := wire.IsFromStream([]byte(body)); got != want {
			t.Errorf("%s: %v", body, got)
		}
	}
}

func TestAMissingFeatureIsFitToBeShown(t *testing.T) {
	for require, want := range map[string]string{"": "", " , ,": "", " a , b": "a", "caf\u00e9": "caf?", strings.Repeat("x", 100): strings.Repeat("x", 64)} {
		if got, isMissing := wire.MissingFeature(require); got != want || isMissing != (want != "") {
			t.Errorf("%q: %q (%v), want %q", require, got, isMissing, want)
		}
	}
}

func FuzzHead(f *testing.F) {
	f.Add([]byte("NATS/1.0 503\r\nA: b\r\n\r\n"))
	f.Add([]byte("NATS/1.0\nAutonats-Timeout:\t5\n\n"))
	f.Fuzz(func(t *testing.T, block []byte) {
		_, ok := wire.ParseHead(block)
		for name, values := range wire.ReadMetadata(block) {
			isASCII := strings.IndexFunc(string(block), func(r rune) bool { return r >= 0x80 }) < 0
			if found := wire.FindMetadata(block, name); ok && isASCII && found != values[0] {
				t.Errorf("%q is found as %q, and read as %q", name, found, values[0])
			}
		}
	})
}
