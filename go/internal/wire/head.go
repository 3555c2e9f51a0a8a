package wire

import (
	"bytes"
	"strings"

	"github.com/zyra/autonats/go/internal/header"
)

const (
	// TimeoutHeader has the milliseconds that the caller waits, as a whole number. It is sent only
	// where they differ from the method's own.
	TimeoutHeader = "Autonats-Timeout"
	// RequireHeader has features, with commas between them, that the reader must have.
	RequireHeader = "Autonats-Require"
	// LoadHeader asks in a request for a report of what the instance has to do, and has that report in
	// a reply.
	LoadHeader = "Autonats-Load"
	// IdempotencyKeyHeader has what a call is known by when it is made again: a handler does not run it
	// twice.
	IdempotencyKeyHeader = "Autonats-Idempotency-Key"
	// ErrorTextHeader has text for a person. ADR-32 wants it.
	ErrorTextHeader = "Nats-Service-Error"
	// ErrorNumberHeader has a number. Its presence is what makes a reply an error. ADR-32 wants it.
	ErrorNumberHeader = "Nats-Service-Error-Code"

	// NoResponders is the status of the server's reply to a request without subscribers.
	NoResponders = "503"

	headVersion  = "NATS/1.0"
	statusLength = 3
	blanks       = " \t"
)

// Head has the headers that the runtime itself reads; the user's are metadata. The first value of
// each name counts.
type Head struct {
	// Status is the status in the first line; empty for none.
	Status  string
	Timeout string
	Require string
	// HasLoad reports whether the block has LoadHeader.
	HasLoad bool
	Load    string
	// HasIdempotencyKey reports whether the block has IdempotencyKeyHeader.
	HasIdempotencyKey bool
	IdempotencyKey    string
	// IsError reports whether the block has the header that marks an error reply.
	IsError     bool
	ErrorNumber string
	ErrorText   string
}

// Field is one header of a block.
type Field = header.Field

// ParseHead parses a header block in one pass and picks our names from it. It reports whether the
// block can be parsed. Nothing checks headers before this, so a megabyte of them must be cheap to
// parse.
func ParseHead(block []byte) (head Head, ok bool) {
	line, rest, ok := cutLine(block)
	if !ok {
		return Head{}, false
	}
	if head.Status, ok = parseStatus(line); !ok {
		return Head{}, false
	}
	var hasTimeout, hasRequire, hasText bool
	ok = eachField(rest, func(name, value []byte) {
		switch string(name) {
		case TimeoutHeader:
			setFirst(&head.Timeout, &hasTimeout, value)
		case RequireHeader:
			setFirst(&head.Require, &hasRequire, value)
		case LoadHeader:
			setFirst(&head.Load, &head.HasLoad, value)
		case IdempotencyKeyHeader:
			setFirst(&head.IdempotencyKey, &head.HasIdempotencyKey, value)
		case ErrorTextHeader:
			setFirst(&head.ErrorText, &hasText, value)
		case ErrorNumberHeader:
			setFirst(&head.ErrorNumber, &head.IsError, value)
		}
	})
	return head, ok
}

// BuildHead builds a header block of fields whose names and values are valid in one.
func BuildHead(fields ...Field) []byte {
	size := len(headVersion) + 4
	for _, field := range fields {
		size += len(field.Name) + len(field.Value) + 4
	}
	block := make([]byte, 0, size)
	block = append(block, headVersion+"\r\n"...)
	for _, field := range fields {
		block = append(block, field.Name...)
		block = append(block, ": "...)
		block = append(block, field.Value...)
		block = append(block, "\r\n"...)
	}
	return append(block, "\r\n"...)
}

func setFirst(to *string, isSet *bool, value []byte) {
	if !*isSet {
		*to, *isSet = lenient(value), true
	}
}

// eachField calls take with each field, its value without blanks at the ends. It reports whether
// the fields can be parsed to their end.
func eachField(block []byte, take func(name, value []byte)) bool {
	for {
		line, rest, ok := cutLine(block)
		if !ok {
			return false
		}
		if len(line) == 0 {
			return true
		}
		colon := bytes.IndexByte(line, ':')
		if colon == -1 {
			return false
		}
		// A line without a name is ignored.
		if colon > 0 {
			take(line[:colon], bytes.Trim(line[colon+1:], blanks))
		}
		block = rest
	}
}

// cutLine returns the text before the first line break, and the text after it.
func cutLine(block []byte) (line, rest []byte, ok bool) {
	line, rest, ok = bytes.Cut(block, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'}), rest, ok
}

func parseStatus(line []byte) (string, bool) {
	rest, ok := bytes.CutPrefix(line, []byte(headVersion))
	if !ok || len(rest) == 0 {
		return "", ok
	}
	status := bytes.TrimSpace(rest)
	if len(status) < statusLength {
		return "", false
	}
	return lenient(status[:statusLength]), true
}

// lenient returns bytes as text, with U+FFFD in place of what is not UTF-8.
func lenient(value []byte) string {
	return strings.ToValidUTF8(string(value), "\ufffd")
}
