// Package reason has the reasons that distinguish failures with the same code, for use with
// [errors.Is]:
//
//	if errors.Is(err, reason.Busy) { ... }
//
// There may be more of them in later versions.
package reason

import "github.com/zyra/autonats/go/internal/fault"

// The reasons.
const (
	// Busy means that the handler's slots and queue are full; it did not start. Another
	// instance may have room.
	Busy = fault.ReasonBusy
	// Draining means that the handler is shutting down.
	Draining = fault.ReasonDraining
	// Expired means that the deadline had passed before the handler could start.
	Expired = fault.ReasonExpired
	// TooLarge means that request or reply is larger than the server or the method allows.
	TooLarge = fault.ReasonTooLarge
	// NoResponders means that no handler serves the subject.
	NoResponders = fault.ReasonNoResponders
	// Disconnected means that there is no connection to NATS, or that it broke before the
	// reply came.
	Disconnected = fault.ReasonDisconnected
	// MalformedReply means that the reply could not be read.
	MalformedReply = fault.ReasonMalformedReply
	// ForeignReply means that something replied that is not an Autonats handler, such as a
	// JetStream stream that captures the subject.
	ForeignReply = fault.ReasonForeignReply
	// Throttled means that the client held the call back, as handlers refuse most calls of the
	// method as Busy.
	Throttled = fault.ReasonThrottled
	// UnsupportedFeature means that the request requires a feature that the handler does not
	// have.
	UnsupportedFeature = fault.ReasonUnsupportedFeature
	// Closed means that the connection was closed for good.
	Closed = fault.ReasonClosed
)
