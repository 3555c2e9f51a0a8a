// Package outcome has the outcomes of failed calls: what a caller may assume about the handler's
// side. autonats.OutcomeOf returns one of them for an error.
package outcome

import "github.com/zyra/autonats/go/internal/fault"

// The outcomes.
const (
	// NotSent means that the request never left this process.
	NotSent = fault.OutcomeNotSent
	// NotDelivered means that the server had no subscriber to deliver it to.
	NotDelivered = fault.OutcomeNotDelivered
	// Rejected means that a handler received it and did not start it.
	Rejected = fault.OutcomeRejected
	// Failed means that the handler ran and answered with this error.
	Failed = fault.OutcomeFailed
	// Unknown means that the handler may have run, or may still.
	Unknown = fault.OutcomeUnknown
	// Cancelled means that the caller cancelled the call; the handler may have run.
	Cancelled = fault.OutcomeCancelled
)
