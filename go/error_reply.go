package autonats

import (
	"errors"
	"strings"

	"github.com/nats-io/nats.go"
)

// errorReply is an error reply that is ready to be sent.
type errorReply struct {
	header nats.Header
	body   []byte
	// summary is one line that says what it is, for the statistics.
	summary string
	// reference is set where only the log may say what happened.
	reference string
}

// The replies that tell nothing about any one call.
var (
	busyReply = newErrorReply(errorBody{code: CodeResourceExhausted, reason: ReasonBusy,
		message: "the handler runs as many calls of this method as it may, and no more can wait"})
	drainingReply = newErrorReply(errorBody{code: CodeUnavailable, reason: ReasonDraining, message: "the handler is shutting down"})
	shutDownReply = newErrorReply(errorBody{code: CodeUnavailable, message: "the handler was shut down before the method ended"})
	expiredReply  = newErrorReply(errorBody{code: CodeDeadlineExceeded, reason: ReasonExpired,
		message: "the deadline passed before the call could start"})
	timedOutReply      = newErrorReply(errorBody{code: CodeDeadlineExceeded, message: "the method did not end before the deadline"})
	cancelledReply     = newErrorReply(errorBody{code: CodeCancelled, message: "the caller gave the call up"})
	unimplementedReply = newErrorReply(errorBody{code: CodeUnimplemented, message: "this instance has no such method"})
	tooLargeReply      = newErrorReply(errorBody{code: CodeResourceExhausted, reason: ReasonTooLarge,
		message: "the reply is larger than the NATS server takes"})
)

// newErrorReply writes an error reply without data.
func newErrorReply(body errorBody) *errorReply {
	reply, _ := writeErrorReply(body, body.message, nil)
	return reply
}

// writeErrorReply writes an error reply. text goes into the header, for people. It fails where the data cannot be written.
func writeErrorReply(body errorBody, text string, data func(*Encoder)) (*errorReply, *InvalidValue) {
	e := getEncoder()
	defer e.release()
	e.errorBody(body, data)
	if e.fault != nil {
		return nil, e.fault
	}
	return &errorReply{
		header:    errorHeader(body.code, text),
		body:      append([]byte(nil), e.buf...),
		summary:   cutText(string(body.code)+": "+strings.ToValidUTF8(text, "\ufffd"), 256),
		reference: body.reference,
	}, nil
}

// replyToInvalidRequest is the answer to a request that cannot be read.
func replyToInvalidRequest(invalid *InvalidValue) *errorReply {
	// The path holds keys that the caller chose, and nothing of a peer's goes into a header.
	body := errorBody{code: CodeInvalidArgument, message: invalid.Error(), path: invalid.Path}
	reply, _ := writeErrorReply(body, "the request is not valid", nil)
	return reply
}

// replyToError is the answer to what a method has returned as its error.
func replyToError(declared []*DeclaredError, err error) *errorReply {
	for _, candidate := range declared {
		data, found := candidate.find(err)
		if found == nil {
			continue
		}
		body := errorBody{code: candidate.code, message: found.Error(), name: candidate.name}
		if reply, invalid := writeErrorReply(body, body.message, data); invalid == nil {
			return reply
		}
		// An error that cannot be sent is as good as undeclared; the log has it.
		return internalReply()
	}
	// One that a call of the method's own ended with is about another service, and whoever wants to pass it on must say so.
	var own *Error
	if errors.As(err, &own) && own.Service == "" && own.Code.number() != "" {
		reply, _ := writeErrorReply(errorBody{code: own.Code, message: own.Message, path: own.Path}, own.Message, nil)
		return reply
	}
	return internalReply()
}

// internalReply is the answer where only the log may say what happened.
func internalReply() *errorReply {
	return newErrorReply(errorBody{
		code:      CodeInternal,
		message:   "the method failed; the handler's log has the details",
		reference: randomToken(16),
	})
}
