package autonats

import (
	"time"

	"github.com/nats-io/nats.go"
)

// SetProbeInterval sets how often the server of a connection is asked for a sign of life. It is to be called before the first call.
func SetProbeInterval(nc *nats.Conn, interval time.Duration) {
	linkOf(nc).probe.interval = interval
}

// ReadErrorReply reads the body of an error reply to a call of a method that declares errors. Where a client would make do with the header, it gives the
// reason why the body cannot be read.
func ReadErrorReply(body []byte, errors []*DeclaredError) error {
	if _, invalid := decodeBody(body, decodeErrorBody); invalid != nil {
		return invalid
	}
	message := &nats.Msg{Data: body, Header: nats.Header{errorNumberHeader: {"500"}}}
	return readFailure(&boundMethod{service: "Vector", name: "Fail"}, errors, message)
}

// WriteErrorReply writes the body of the reply to a call whose method has returned an error.
func WriteErrorReply(err error, errors []*DeclaredError) []byte {
	return replyToError(errors, err).body
}

// WriteErrorBody writes the body of an error reply without data.
func WriteErrorBody(code Code, reason Reason, message, path, reference string) []byte {
	return newErrorReply(errorBody{code: code, reason: reason, message: message, path: path, reference: reference}).body
}
