// Command protojson reads and writes JSON of messages with Go's protojson. Its argument is a file with a FileDescriptorSet. Each line of
// its input is a JSON object with the name of a message and its JSON; each line of its output is what protojson writes of it, or why
// it does not read it.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/dynamicpb"
)

type request struct {
	Type string          `json:"type"`
	JSON json.RawMessage `json:"json"`
}

type reply struct {
	JSON  json.RawMessage `json:"json,omitempty"`
	Error string          `json:"error,omitempty"`
}

func main() {
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(path string) error {
	files, err := readFiles(path)
	if err != nil {
		return err
	}
	input := bufio.NewReader(os.Stdin)
	decoder := json.NewDecoder(input)
	encoder := json.NewEncoder(os.Stdout)
	for decoder.More() {
		var asked request
		if err := decoder.Decode(&asked); err != nil {
			return err
		}
		written, err := cross(files, asked)
		answer := reply{JSON: written}
		if err != nil {
			answer.Error = err.Error()
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
	}
	return nil
}

func readFiles(path string) (*protoregistry.Files, error) {
	image, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var set descriptorpb.FileDescriptorSet
	if err := proto.Unmarshal(image, &set); err != nil {
		return nil, err
	}
	return protodesc.NewFiles(&set)
}

// cross returns the JSON of a message that was read from JSON, and from bytes after that.
func cross(files *protoregistry.Files, asked request) ([]byte, error) {
	found, err := files.FindDescriptorByName(protoreflect.FullName(asked.Type))
	if err != nil {
		return nil, err
	}
	descriptor := found.(protoreflect.MessageDescriptor)
	message := dynamicpb.NewMessage(descriptor)
	if err := protojson.Unmarshal(asked.JSON, message); err != nil {
		return nil, err
	}
	sent, err := proto.Marshal(message)
	if err != nil {
		return nil, err
	}
	received := dynamicpb.NewMessage(descriptor)
	if err := proto.Unmarshal(sent, received); err != nil {
		return nil, err
	}
	return protojson.MarshalOptions{EmitDefaultValues: true, UseEnumNumbers: true}.Marshal(received)
}
