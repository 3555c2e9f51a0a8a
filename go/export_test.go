package autonats

import "github.com/nats-io/nats.go"

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
