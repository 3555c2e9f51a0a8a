package autonats

import "github.com/zyra/autonats/go/internal/call"

// Metadata has headers of the user's that travel with a request or a reply.
type Metadata = call.Metadata

// Call is a call as interceptors see it.
type Call = call.Call

// Next goes on with a call: to the next interceptor, and in the end to the wire or to the method.
type Next = call.Next

// Interceptor wraps calls.
type Interceptor = call.Interceptor

// Observer is notified of the stages that calls go through.
type Observer = call.Observer

// ObservedCall is what observers are told of: the same pointer in all notifications about one call,
// so that it can be used as a key.
type ObservedCall = call.ObservedCall

// Where calls are seen, and whether they are answered.
const (
	// ClientSide is the [Call.Side] of calls at the client.
	ClientSide = call.ClientSide
	// HandlerSide is the [Call.Side] of calls in a handler.
	HandlerSide = call.HandlerSide
	// Unary is the [Call.Kind] of methods that are answered once.
	Unary = call.Unary
	// OneWay is the [Call.Kind] of methods that are never answered.
	OneWay = call.OneWay
)
