package natslink

import (
	"strings"
	"sync"

	"github.com/nats-io/nats.go"
)

const (
	version = "NATS/1.0"
	// statusHeader and descriptionHeader are where the client library puts the parts of the first
	// line.
	statusHeader      = "Status"
	descriptionHeader = "Description"
)

// headOf rebuilds the header block of a message, since the client library keeps only the parsed
// headers. It is nil for a message without headers, and empty for headers that the library could
// not read.
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

// outgoing is a message with headers in the form that the client library takes. The library keeps
// nothing of it, so that the next message can use it.
type outgoing struct {
	message nats.Msg
	// values has room for the values of the headers.
	values []string
}

var outgoings = sync.Pool{New: func() any { return &outgoing{message: nats.Msg{Header: make(nats.Header)}} }}

// publish hands a message with a header block that the runtime has written to the client library.
func publish(nc *nats.Conn, subject, reply string, head, body []byte) error {
	o := outgoings.Get().(*outgoing)
	o.message.Subject, o.message.Reply, o.message.Data = subject, reply, body
	o.read(string(head))
	err := nc.PublishMsg(&o.message)
	o.forget()
	return err
}

// forget lets the next message use it.
func (o *outgoing) forget() {
	clear(o.message.Header)
	clear(o.values)
	o.message.Subject, o.message.Reply, o.message.Data, o.values = "", "", nil, o.values[:0]
	outgoings.Put(o)
}

// read reads a header block.
func (o *outgoing) read(head string) {
	header := o.message.Header
	_, rest, _ := strings.Cut(head, "\n")
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		name, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		value = strings.TrimSpace(value)
		if before, isRepeated := header[name]; isRepeated {
			header[name] = append(before, value)
			continue
		}
		n := len(o.values)
		o.values = append(o.values, value)
		header[name] = o.values[n : n+1 : n+1]
	}
}
