package autonats

import "github.com/zyra/autonats/go/internal/call"

// Metadata has headers of the user that are sent with a request or a reply.
type Metadata = call.Metadata

// CallTarget is what is called: what all calls of a method have in common. They share it, so it must
// not be changed.
type CallTarget = call.Target

// Call is a call as interceptors see it. It is passed by value.
type Call = call.Call

// Next continues a call: with the next interceptor, and in the end with the wire or the method.
type Next = call.Next

// Interceptor wraps calls.
type Interceptor = call.Interceptor

// Observer is notified of the stages that calls go through.
type Observer = call.Observer

// ObservedCall is a call as observers see it: the same pointer in all notifications about one call,
// so that it can be used as a key.
type ObservedCall = call.ObservedCall
