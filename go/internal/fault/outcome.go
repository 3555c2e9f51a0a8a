package fault

// Outcome describes what a caller may assume about the handler's side of a call that failed.
type Outcome string

// The outcomes.
const (
	// OutcomeNotSent means that the request never left this process.
	OutcomeNotSent Outcome = "NOT_SENT"
	// OutcomeNotDelivered means that the server had no subscriber to deliver it to.
	OutcomeNotDelivered Outcome = "NOT_DELIVERED"
	// OutcomeRejected means that a handler received it and did not start it.
	OutcomeRejected Outcome = "REJECTED"
	// OutcomeFailed means that the handler ran and answered with this error.
	OutcomeFailed Outcome = "FAILED"
	// OutcomeUnknown means that the handler may have run, or may still.
	OutcomeUnknown Outcome = "UNKNOWN_OUTCOME"
	// OutcomeCancelled means that the caller cancelled the call; the handler may have run.
	OutcomeCancelled Outcome = "CANCELLED"
)
