package autonats

import (
	"strings"

	"github.com/nats-io/nats.go"
)

const (
	// timeoutHeader has the remaining milliseconds, as a whole number. It is sent only where it differs from the method's own.
	timeoutHeader = "Autonats-Timeout"
	// errorTextHeader has text for a person. ADR-32 wants it.
	errorTextHeader = "Nats-Service-Error"
	// errorNumberHeader has a number. Its presence is what makes a reply an error. ADR-32 wants it.
	errorNumberHeader = "Nats-Service-Error-Code"
	// statusHeader is where the client library puts the status of a message.
	statusHeader = "Status"

	noRespondersStatus = "503"
	maxHeaderText      = 256
)

// errorHeader makes the header of an error reply.
func errorHeader(code Code, text string) nats.Header {
	return nats.Header{errorNumberHeader: {code.number()}, errorTextHeader: {headerText(text)}}
}

// headerText makes printable ASCII of at most 256 characters: a line break in a value would be a header of its own.
func headerText(text string) string {
	var ascii strings.Builder
	for _, r := range text {
		if ascii.Len() == maxHeaderText {
			break
		}
		if r < 0x20 || r > 0x7e {
			r = '?'
		}
		ascii.WriteByte(byte(r))
	}
	return strings.TrimSpace(ascii.String())
}

// headerValue gives the first value of a header without the blanks around it, and whether there is one. The client library leaves those behind it.
func headerValue(header nats.Header, name string) (value string, ok bool) {
	values := header[name]
	if len(values) == 0 {
		return "", false
	}
	return strings.Trim(values[0], " \t"), true
}

// hasBadHeaders tells whether a message came with headers that the client library could not read.
func hasBadHeaders(message *nats.Msg) bool {
	return message.Header == nil && message.Size() > len(message.Subject)+len(message.Reply)+len(message.Data)
}
