package autonats

import "github.com/nats-io/nats.go"

// readFailure reads the error out of a reply. Nil when it is a success, as far as can be seen without its body.
func readFailure(m *boundMethod, errors []*DeclaredError, message *nats.Msg) *Error {
	if message.Header == nil {
		switch {
		case hasBadHeaders(message):
			return unreadableHeaders.error(m, nil)
		case len(message.Data) == 0:
			return emptyReply.error(m, nil)
		}
		return nil
	}
	// The header makes a failure of the reply, whatever it says.
	number, isFailure := headerValue(message.Header, errorNumberHeader)
	if !isFailure {
		if len(message.Data) == 0 && message.Header.Get(statusHeader) == noRespondersStatus {
			return noResponders.error(m, nil)
		}
		return nil
	}
	body, ok := readErrorBody(message.Data)
	if !ok {
		text, _ := headerValue(message.Header, errorTextHeader)
		body = errorBody{code: codeOfNumber(number), message: text, data: -1}
	}
	err := errorOf(m, body)
	for _, declared := range errors {
		if body.name != "" && declared.name == body.name {
			invalid, cause := readErrorData(declared, body, message.Data)
			if invalid != nil {
				return malformedReply(m, invalid)
			}
			err.Cause = cause
			break
		}
	}
	// An error that is not declared here is that of a handler of a newer version: what is left of it is its code and message.
	return err
}

func errorOf(m *boundMethod, body errorBody) *Error {
	return &Error{
		Code:      body.code,
		Reason:    body.reason,
		Outcome:   outcomeOf(body),
		Message:   body.message,
		Path:      body.path,
		Reference: body.reference,
		Service:   m.service,
		Method:    m.name,
	}
}

func outcomeOf(body errorBody) Outcome {
	switch {
	case body.reason == ReasonBusy || body.reason == ReasonDraining || body.reason == ReasonExpired:
		return OutcomeRejected
	case body.code == CodeDeadlineExceeded:
		// At the deadline of running work the handler answers, and the work may go on.
		return OutcomeUnknown
	case body.code == CodeCancelled:
		return OutcomeCancelled
	default:
		return OutcomeFailed
	}
}
