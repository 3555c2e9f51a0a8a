package client

import (
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
)

// NotServed returns the error of a call that no handler can answer, because the method is left out
// of what is served. Nothing is sent.
func NotServed(service *descriptor.Service, method string) error {
	return &fault.Error{
		Code:    fault.CodeUnimplemented,
		Outcome: fault.OutcomeNotSent,
		Message: service.Name + " does not serve " + method,
		Service: service.Name,
		Method:  method,
	}
}
