// Command bodies reads bodies with generated decoders and says what becomes of each. It reads one JSON object a line, with the type and the body in
// base64, and answers with a line: what is wrong with the body, or the body that the value is written as.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"log"
	"os"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/codegenv1"
)

type question struct {
	Type string `json:"type"`
	Body []byte `json:"body"`
}

type answer struct {
	Rule string `json:"rule,omitempty"`
	Path string `json:"path,omitempty"`
	// Written is the body again, in base64, as the value may hold what no JSON string can.
	Written []byte `json:"written,omitempty"`
	// Broken is what went wrong that must not: an accepted value that cannot be written.
	Broken string `json:"broken,omitempty"`
}

type reader func(body []byte) answer

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 8<<20)
	out := bufio.NewWriter(os.Stdout)
	answers := json.NewEncoder(out)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			log.Fatal(err)
		}
		read := readers[q.Type]
		if read == nil {
			log.Fatalf("no reader for %s", q.Type)
		}
		if err := answers.Encode(read(q.Body)); err != nil {
			log.Fatal(err)
		}
	}
	if err := errors.Join(lines.Err(), out.Flush()); err != nil {
		log.Fatal(err)
	}
}

func read[T any](codec codegenv1.Codec[T]) reader {
	return func(body []byte) answer {
		value, err := codec.Unmarshal(body)
		if invalid, ok := errors.AsType[*autonats.InvalidValue](err); ok {
			return answer{Rule: string(invalid.Rule), Path: invalid.Path}
		} else if err != nil {
			return answer{Broken: err.Error()}
		}
		written, err := codec.Marshal(value)
		if err != nil {
			return answer{Broken: err.Error()}
		}
		return answer{Written: written}
	}
}
