package handler

import (
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/wire"
)

// callMetadata has the metadata of a call, that of the reply in what its interceptors share. The lock
// of the call guards it.
type callMetadata struct {
	// head is the header block of the request until it is read, which is when somebody asks for the
	// metadata first.
	head    []byte
	request pipeline.Metadata
	pipeline.Progress
}

// requestMetadata returns the metadata of the request, and where that of the reply is put.
func (c *servedCall) requestMetadata() (request pipeline.Metadata, reply *pipeline.Metadata) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.metadata == nil {
		c.metadata = new(callMetadata)
	}
	return c.metadata.read(), &c.metadata.ReplyHeaders
}

// read returns the metadata of the request, for the one who holds the lock, or has the call alone.
func (m *callMetadata) read() pipeline.Metadata {
	if m.head != nil {
		m.request, m.head = wire.ReadMetadata(m.head), nil
	}
	return m.request
}

// setHead records the header block of the request.
func (c *servedCall) setHead(head []byte) {
	if c.metadata == nil {
		c.metadata = new(callMetadata)
	}
	c.metadata.head = head
}

// info returns what a method may want to know of its call.
func (c *servedCall) info() CallInfo {
	request, reply := c.requestMetadata()
	handler := c.endpoint.handler
	info := CallInfo{
		Service: handler.service.Name, Method: c.endpoint.name, Instance: handler.options.Instance,
		Headers: request, ReplyHeaders: reply,
	}
	if c.key != nil {
		info.IdempotencyKey = c.key.text
	}
	return info
}

// handOn lets the method see the headers that interceptors have left.
func (c *servedCall) handOn(headers pipeline.Metadata) {
	c.mu.Lock()
	c.metadata.request = headers
	c.mu.Unlock()
}

// RequestHeaders returns the metadata that came with the request.
func (c *servedCall) RequestHeaders() pipeline.Metadata {
	request, _ := c.requestMetadata()
	return request
}

// RequestHeader returns the first value of a name in the metadata that came with the request. It
// reads nothing else of it.
func (c *servedCall) RequestHeader(name string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch m := c.metadata; {
	case m == nil:
		return ""
	case m.head != nil:
		return wire.FindMetadata(m.head, name)
	default:
		return m.request.Get(name)
	}
}

func (c *servedCall) hasReplyMetadata() bool {
	c.mu.Lock()
	has := c.metadata != nil && len(c.metadata.ReplyHeaders) > 0
	c.mu.Unlock()
	return has
}

// replyFields returns the metadata that goes with the answer. problem says why it may not be sent.
func (c *servedCall) replyFields() (fields []wire.Field, problem string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.metadata == nil {
		return nil, ""
	}
	return wire.MetadataFields(c.metadata.ReplyHeaders)
}
