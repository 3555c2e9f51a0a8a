package client

import (
	"fmt"

	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
)

// failed returns the error of a call out of a failure.
func (m *boundMethod) failed(f *fault.Failure, cause error) *fault.Error {
	return &fault.Error{Code: f.Code, Reason: f.Reason, Outcome: f.Outcome, Message: f.Message, Service: m.service, Method: m.name, Cause: cause}
}

// requestTooLarge is the error of a request that does not fit into one message.
func requestTooLarge(m *boundMethod, bytes int, limit int64) *fault.Error {
	f := fault.Failure{Code: fault.CodeResourceExhausted, Reason: fault.ReasonTooLarge, Outcome: fault.OutcomeNotSent,
		Message: fmt.Sprintf("the request has %d bytes, and the NATS server accepts at most %d", bytes, limit)}
	return m.failed(&f, nil)
}

// invalidRequest is the error of arguments that cannot be written.
func invalidRequest(m *boundMethod, invalid *codec.InvalidValue) *fault.Error {
	f := fault.Failure{Code: fault.CodeInvalidArgument, Reason: "", Outcome: fault.OutcomeNotSent, Message: invalid.Error()}
	err := m.failed(&f, invalid)
	err.Path = invalid.Path
	return err
}

// malformedReply is the error of a result that cannot be read.
func malformedReply(m *boundMethod, invalid *codec.InvalidValue) *fault.Error {
	f := fault.Failure{Code: fault.CodeInternal, Reason: fault.ReasonMalformedReply, Outcome: fault.OutcomeUnknown, Message: "the reply cannot be read: " + invalid.Error()}
	err := m.failed(&f, invalid)
	err.Path = invalid.Path
	return err
}

// invalidSetting returns the error of options that cannot work.
func (m *boundMethod) invalidSetting(problem string) *fault.Error {
	return m.failed(&fault.Failure{Code: fault.CodeInvalidArgument, Outcome: fault.OutcomeNotSent, Message: problem}, nil)
}

// unsupportedReply returns the error of a reply that requires a feature.
func unsupportedReply(m *boundMethod, feature string) *fault.Error {
	return m.failed(&fault.Failure{Code: fault.CodeInternal, Reason: fault.ReasonMalformedReply, Outcome: fault.OutcomeUnknown,
		Message: fmt.Sprintf(`the reply requires the feature "%s", which this client does not support`, feature)}, nil)
}
