package wire

import (
	"strings"

	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
)

// ErrorReply is an error reply that is ready to be sent.
type ErrorReply struct {
	Code fault.Code
	Head []byte
	Body []byte
	// Summary is one line that says what it is, for the statistics.
	Summary string
	// Reference is set if what happened is only logged.
	Reference string
	// MayBeCalledAgain reports whether the method wants no further attempt for some time, so that it
	// wants one later.
	MayBeCalledAgain bool
}

// The replies that do not depend on the call.
var (
	BusyReply = newErrorReply(fault.CodeResourceExhausted, fault.ReasonBusy,
		"the handler is busy with calls of this method, and no more can wait in time")
	DrainingReply = newErrorReply(fault.CodeUnavailable, fault.ReasonDraining, "the handler is shutting down")
	// No reason: those that a handler may give say that a call did not start.
	ShutDownReply      = newErrorReply(fault.CodeUnavailable, "", "the handler was shut down before the method ended")
	ExpiredReply       = newErrorReply(fault.CodeDeadlineExceeded, fault.ReasonExpired, "the deadline passed before the call could start")
	TimedOutReply      = newErrorReply(fault.CodeDeadlineExceeded, "", "the method did not end before the deadline")
	CancelledReply     = newErrorReply(fault.CodeCancelled, "", "the caller cancelled the call")
	UnimplementedReply = newErrorReply(fault.CodeUnimplemented, "", "this instance has no such method")
	TooLargeReply      = newErrorReply(fault.CodeResourceExhausted, fault.ReasonTooLarge, "the reply is larger than the NATS server accepts")
	InvalidKeyReply    = newErrorReply(fault.CodeInvalidArgument, "", "the idempotency key must be 1 to 128 characters of printable ASCII without blanks")
	KeyReusedReply     = newErrorReply(fault.CodeInvalidArgument, "", "another request has come with the same idempotency key; use a new key for a new call")
	// No reason: it would say that the call did not run.
	AnswerNotKeptReply     = newErrorReply(fault.CodeAborted, "", "a call with the same idempotency key has run, and its answer could not be kept")
	UnreadableHeadersReply = newErrorReply(fault.CodeInvalidArgument, "", "the request's headers cannot be read")
)

const unsupportedFeatureTitle = "the request requires a feature that this handler does not support"

// newErrorReply writes an error reply without data or metadata.
func newErrorReply(code fault.Code, reason fault.Reason, message string) *ErrorReply {
	reply, _ := writeErrorReply(ErrorBody{Code: code, Reason: reason, Message: message}, message, nil, nil)
	return reply
}

// writeErrorReply writes an error reply. text goes into the head, for people. It fails where the
// data cannot be written.
func writeErrorReply(body ErrorBody, text string, data func(*codec.Encoder), fields []Field) (*ErrorReply, *codec.InvalidValue) {
	body.Message = codec.CutText(strings.ToValidUTF8(body.Message, "\ufffd"), maxErrorText)
	e := codec.GetEncoder()
	defer e.Release()
	writeErrorBody(e, body, data)
	if e.Fault != nil {
		return nil, e.Fault
	}
	head := append([]Field{
		{Name: ErrorNumberHeader, Value: body.Code.Number()},
		{Name: ErrorTextHeader, Value: strings.TrimSpace(Printable(text, maxHeaderText))},
	}, fields...)
	return &ErrorReply{
		Code:      body.Code,
		Head:      BuildHead(head...),
		Body:      append([]byte(nil), e.Buf...),
		Summary:   codec.CutText(string(body.Code)+": "+strings.ToValidUTF8(text, "\ufffd"), maxHeaderText),
		Reference: body.Reference,

		MayBeCalledAgain: body.RetryAfter > 0,
	}, nil
}

const (
	maxHeaderText = 256
	// maxErrorText is how many UTF-16 units of an error's message are sent.
	maxErrorText = 4096
)

// ReplyToInvalidRequest is the answer to a request that cannot be read.
func ReplyToInvalidRequest(invalid *codec.InvalidValue) *ErrorReply {
	// The path holds keys that the caller chose, and nothing from a peer goes into a head.
	body := ErrorBody{Code: fault.CodeInvalidArgument, Message: invalid.Error(), Path: invalid.Path}
	reply, _ := writeErrorReply(body, "the request is not valid", nil, nil)
	return reply
}

// UnsupportedReply is the answer to a request that requires a feature, which is fit to be shown.
func UnsupportedReply(feature string) *ErrorReply {
	body := ErrorBody{
		Code: fault.CodeUnimplemented, Reason: fault.ReasonUnsupportedFeature,
		Message: `this handler does not support the feature "` + feature + `", which the request requires`,
	}
	reply, _ := writeErrorReply(body, unsupportedFeatureTitle, nil, nil)
	return reply
}

// ReplyToError returns the answer to an error of a method. Any method of the error is the user's
// code.
func ReplyToError(declared []*DeclaredError, err error, fields []Field) *ErrorReply {
	var reply *ErrorReply
	// An error that cannot be sent is treated as undeclared, and logged.
	guard.Do(func() { reply = replyToKnownError(declared, err, fields) })
	if reply == nil {
		reply = InternalReply(fields)
	}
	return reply
}

// replyToKnownError returns nil for an error that may only be logged.
func replyToKnownError(declared []*DeclaredError, err error, fields []Field) *ErrorReply {
	for _, candidate := range declared {
		data, found := candidate.find(err)
		if found == nil {
			continue
		}
		message, ok := guard.Message(found)
		if !ok {
			return nil
		}
		body := ErrorBody{Code: candidate.code, Message: message, Name: candidate.Name}
		reply, _ := writeErrorReply(body, message, data, fields)
		return reply
	}
	// The error of a call that the method made is about another service: it is sent only if the
	// method wraps it in an error of its own.
	own, ok := guard.As[*fault.Error](err)
	if !ok || own == nil || own.Service != "" || own.Code.Number() == "" {
		return nil
	}
	message := own.SentMessage()
	body := ErrorBody{Code: own.Code, Message: message, RetryAfter: own.RetryAfter}
	if own.Code == fault.CodeInvalidArgument {
		body.Path = own.Path
	}
	reply, _ := writeErrorReply(body, message, nil, fields)
	return reply
}

// InternalReply returns the answer to a failure that is only logged.
func InternalReply(fields []Field) *ErrorReply {
	message := "the method failed; the handler's log has the details"
	body := ErrorBody{Code: fault.CodeInternal, Message: message, Reference: RandomToken(16)}
	reply, _ := writeErrorReply(body, message, nil, fields)
	return reply
}

// WriteErrorReply writes an error reply without data or metadata.
func WriteErrorReply(body ErrorBody) *ErrorReply {
	reply, _ := writeErrorReply(body, body.Message, nil, nil)
	return reply
}
