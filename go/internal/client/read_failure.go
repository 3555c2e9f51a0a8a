package client

import (
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

// readFailure returns the error of an error reply. The header alone makes the reply a failure,
// whatever the body says.
func readFailure(m *boundMethod, head wire.Head, data []byte) *fault.Error {
	limits := m.caller.options.Body
	body, ok := wire.ReadErrorBody(data, limits)
	if !ok {
		body = wire.ErrorBody{Code: fault.CodeOfNumber(head.ErrorNumber), Message: head.ErrorText}
		return errorOf(m, body)
	}
	err := errorOf(m, body)
	if declared := declaredBy(m.errors, body.Name); declared != nil {
		invalid, cause := wire.ReadErrorData(declared, body, data, limits)
		if invalid != nil {
			return malformedReply(m, invalid)
		}
		err.Cause = cause
		err.Outcome = fault.OutcomeOfReply(body.Code, body.Reason, true)
	}
	// An error that is not declared here comes from a handler of a newer version: only its code and
	// message are known.
	return err
}

func declaredBy(errors []*wire.DeclaredError, name string) *wire.DeclaredError {
	for _, declared := range errors {
		if name != "" && declared.Name == name {
			return declared
		}
	}
	return nil
}

func errorOf(m *boundMethod, body wire.ErrorBody) *fault.Error {
	return &fault.Error{
		Code:       body.Code,
		Reason:     body.Reason,
		Outcome:    fault.OutcomeOfReply(body.Code, body.Reason, false),
		Message:    body.Message,
		Path:       body.Path,
		Reference:  body.Reference,
		RetryAfter: body.RetryAfter,
		Service:    m.service,
		Method:     m.name,
	}
}

// ReadFailure returns the error of an error reply to a call of a method that declares errors.
func ReadFailure(service, method string, errors []*wire.DeclaredError, data []byte) error {
	m := &boundMethod{caller: &Caller{}, service: service, name: method, errors: errors}
	m.caller.options.Body = codec.DefaultLimits
	return readFailure(m, wire.Head{IsError: true, ErrorNumber: "500"}, data)
}
