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
	// Completed means that the handler answered with an error that is an answer: one that the
	// method declares, or a code such as NOT_FOUND.
	Completed = fault.OutcomeCompleted
	// Failed means that the handler ran and failed, or could not do its work.
	Failed = fault.OutcomeFailed
	// Unknown means that the handler may have run, or may still.
	Unknown = fault.OutcomeUnknown
	// Cancelled means that the caller cancelled the call; the handler may have run.
	Cancelled = fault.OutcomeCancelled
)
