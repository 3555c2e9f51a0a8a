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
	// OutcomeCompleted means that the handler answered with an error that is an answer: one that
	// the method declares, or a code such as NOT_FOUND.
	OutcomeCompleted Outcome = "COMPLETED"
	// OutcomeFailed means that the handler ran and failed, or could not do its work.
	OutcomeFailed Outcome = "FAILED"
	// OutcomeUnknown means that the handler may have run, or may still.
	OutcomeUnknown Outcome = "UNKNOWN_OUTCOME"
	// OutcomeCancelled means that the caller cancelled the call; the handler may have run.
	OutcomeCancelled Outcome = "CANCELLED"
)
