package call

import "context"

// Side is on which end of the wire something happens.
type Side string

// The sides.
const (
	ClientSide  Side = "client"
	HandlerSide Side = "handler"
)

// Kind is whether the calls of a method are answered.
type Kind string

// The kinds.
const (
	// Unary is a method whose calls are answered once.
	Unary Kind = "unary"
	// OneWay is a method whose calls are never answered.
	OneWay Kind = "oneWay"
)

// Call is a call as interceptors see it. Its deadline, its cancellation and the values of this
// process are those of the context beside it.
type Call struct {
	// Side is "client" or "handler".
	Side Side
	// Service is the name that the service has in the service API, such as User.
	Service string
	// Version is the semantic version of the interface; empty if it has none.
	Version string
	// Method is the name on the wire, such as GetById.
	Method string
	// Kind is "unary" for a method whose calls are answered once, "oneWay" for one whose calls are
	// never answered.
	Kind Kind
	// Subject is where any instance takes calls of the method, such as autonats.user.GetById.
	Subject string
	// Idempotent reports whether the method may run more than once for one call.
	Idempotent bool
	// Request is the record of the arguments. What an interceptor puts here is what goes on; it
	// must be of the same type.
	Request any
	// Headers go with the request.
	Headers Metadata
	// ReplyHeaders go with the reply. At the client they are those of the last reply.
	ReplyHeaders Metadata
	// Attempt is how often next has gone on to the wire, or to the method: 1 for the first time, 0
	// before.
	Attempt int
	// Instance is at the handler its own id. At the client it is the instance that the call is for;
	// empty for any.
	Instance string
	// Observed is what observers know the call by; nil where nobody observes calls.
	Observed *ObservedCall
}

// Next goes on with a call: to the next interceptor, and in the end to the wire or to the method.
// It returns the result, which is nil where the method has none.
type Next func(ctx context.Context, call *Call) (any, error)

// Interceptor stands around calls: it does something before and after, calls next again to retry,
// or does not call it and answers by itself. What it returns is the result or the error: for a
// caller as if the call had ended so, in a handler as if the method had.
type Interceptor func(next Next) Next
