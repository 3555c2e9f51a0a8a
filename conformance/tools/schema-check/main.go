// Command schema-check holds answers of the NATS service API to the schemas that NATS publishes with jsm.go. It reads one JSON document a line, and
// writes a line for each: empty where the document is valid, else what is wrong with it.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/nats-io/jsm.go/registry"
	"github.com/nats-io/jsm.go/schemas"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fault := ""
		if err := check(lines.Bytes()); err != nil {
			fault = strings.ReplaceAll(fmt.Sprintf("%#v", err), "\n", "; ")
		}
		fmt.Println(fault)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}

func check(document []byte) error {
	kind, err := registry.SchemaTypeForMessage(document)
	if err != nil {
		return err
	}
	file, err := registry.SchemaFileForType(kind)
	if err != nil {
		return err
	}
	text, err := schemas.Load(file)
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(file, bytes.NewReader(text)); err != nil {
		return err
	}
	schema, err := compiler.Compile(file)
	if err != nil {
		return err
	}
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		return err
	}
	return schema.Validate(value)
}
