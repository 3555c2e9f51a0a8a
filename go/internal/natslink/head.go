package natslink

import (
	"strings"

	"github.com/nats-io/nats.go"
)

const (
	version = "NATS/1.0"
	// statusHeader and descriptionHeader are where the client library puts what stands in the first line.
	statusHeader      = "Status"
	descriptionHeader = "Description"
)

// headOf writes the header block of a message anew, as the client library has only what it made of it. It is nil for a message without headers, and empty for
// headers that the library could not read.
func headOf(message *nats.Msg) []byte {
	if message.Header == nil {
		if message.Size() > len(message.Subject)+len(message.Reply)+len(message.Data) {
			return []byte{}
		}
		return nil
	}
	block := append(make([]byte, 0, 128), version...)
	if status := message.Header.Get(statusHeader); status != "" {
		block = append(append(block, ' '), status...)
		if description := message.Header.Get(descriptionHeader); description != "" {
			block = append(append(block, ' '), description...)
		}
	}
	block = append(block, "\r\n"...)
	for name, values := range message.Header {
		if name == statusHeader || name == descriptionHeader {
			continue
		}
		for _, value := range values {
			block = append(append(append(append(block, name...), ": "...), value...), "\r\n"...)
		}
	}
	return append(block, "\r\n"...)
}

// headerOf reads a header block that the runtime has written, into the form that the client library takes.
func headerOf(head []byte) nats.Header {
	header := nats.Header{}
	lines := strings.Split(string(head), "\r\n")
	for _, line := range lines[1:] {
		if name, value, found := strings.Cut(line, ":"); found {
			header[name] = append(header[name], strings.TrimSpace(value))
		}
	}
	return header
}
