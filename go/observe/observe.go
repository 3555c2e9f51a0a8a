// Package observe has what observers are told of, and interceptors see, besides the calls themselves.
package observe

import (
	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/header"
)

// Progress is what has become of an intercepted call so far. All its interceptors share it.
type Progress = call.Progress

// Method is the method of a call as observers see it. All calls of it by one client, or in one
// handler, share it, so it must not be changed.
type Method = call.ObservedMethod

// Connection is a connection as observers see it: equal for all clients and handlers on it, so that
// it can be a key.
type Connection = call.ObservedConnection

// Handler is a handler as observers see it. Whoever keeps it may ask at any time; nothing is counted
// for them. It can be a key.
type Handler = call.ObservedHandler

// HandlerState is whether a handler takes calls.
type HandlerState = call.HandlerState

const (
	// Serving takes all calls.
	Serving = call.Serving
	// Leaving still takes all calls, but asks the others of its group whether it may leave, as half of
	// its calls fail.
	Leaving = call.Leaving
	// Ejected takes none, as it has left.
	Ejected = call.Ejected
	// Probing takes one at a time, to find out whether it may come back.
	Probing = call.Probing
)

// Breaker is the breaker of an instance, as one client sees it for one method, when it has changed.
type Breaker = call.ObservedBreaker

// Load is what one method of a handler is doing at a moment.
type Load = call.MethodLoad

// Trace is the span of a call, and what the runtime does for it.
type Trace = call.Trace

// Header is one value of the metadata that carries a trace.
type Header = header.Field

// TraceIDs names a span, in hexadecimal digits. Its zero value names none.
type TraceIDs = call.TraceIDs
