package fault

// Reason distinguishes failures that share a code. It is an error too, for use as a target:
// errors.Is(err, reason.Busy).
type Reason string

// The reasons. The empty reason stands for none.
const (
	// ReasonBusy means that the handler's slots and queue are full; it did not start. Another
	// instance may have room.
	ReasonBusy Reason = "BUSY"
	// ReasonDraining means that the handler is shutting down.
	ReasonDraining Reason = "DRAINING"
	// ReasonExpired means that the deadline had passed before the handler could start.
	ReasonExpired Reason = "EXPIRED"
	// ReasonTooLarge means that request or reply is larger than the server or the method allows.
	ReasonTooLarge Reason = "TOO_LARGE"
	// ReasonNoResponders means that no handler serves the subject.
	ReasonNoResponders Reason = "NO_RESPONDERS"
	// ReasonDisconnected means that there is no connection to NATS, or that it broke before the
	// reply came.
	ReasonDisconnected Reason = "DISCONNECTED"
	// ReasonMalformedReply means that the reply could not be read.
	ReasonMalformedReply Reason = "MALFORMED_REPLY"
	// ReasonClosed means that the connection was closed for good.
	ReasonClosed Reason = "CLOSED"
	// ReasonForeignReply means that only something other than a handler replied before the
	// deadline, such as a JetStream stream that captures the subject.
	ReasonForeignReply Reason = "FOREIGN_REPLY"
	// ReasonThrottled means that the client held the call back, as handlers refuse most calls of the
	// method as BUSY.
	ReasonThrottled Reason = "THROTTLED"
	// ReasonUnsupportedFeature means that the request requires a feature that the handler does not
	// have; it did not start.
	ReasonUnsupportedFeature Reason = "UNSUPPORTED_FEATURE"
)

// Error returns the reason's name.
func (r Reason) Error() string {
	return string(r)
}

// IsSentWith reports whether handlers answer with the reason, and with this code.
func (r Reason) IsSentWith(code Code) bool {
	switch r {
	case ReasonBusy, ReasonTooLarge:
		return code == CodeResourceExhausted
	case ReasonDraining:
		return code == CodeUnavailable
	case ReasonExpired:
		return code == CodeDeadlineExceeded
	case ReasonUnsupportedFeature:
		return code == CodeUnimplemented
	default:
		return false
	}
}
