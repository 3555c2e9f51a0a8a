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

// Target is what is called: what all calls of a method have in common, by one client with the same
// options or in one handler. They share it, so it must not be changed.
type Target struct {
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
	// Instance is at the handler its own id. At the client it is the instance that the call is for;
	// empty for any.
	Instance string
}

// Call is a call as interceptors see it. Its deadline, cancellation and values are those of the
// context that is passed with it. It is passed by value: an interceptor may change what it hands on,
// and keep what it got.
type Call struct {
	// Target is what is called.
	*Target
	// Progress is what has become of the call so far.
	*Progress
	// Request is the record of the arguments. An interceptor may replace it with one of the same
	// type.
	Request any
	// Headers are the metadata of the request. Copies of a call share the map, once there is one.
	Headers Metadata
	// Observed is what observers know the call by; nil where nobody observes calls.
	Observed *ObservedCall
}

// Progress is what has become of a call so far. All interceptors of the call share it.
type Progress struct {
	// Attempt is how many attempts have gone on to the wire, those included that the client has made
	// again by itself; at a handler, how often next has gone on to the method. 1 for the first time,
	// 0 before.
	Attempt int
	// ReplyHeaders are the metadata of the reply; at the client, of the last reply.
	ReplyHeaders Metadata
}

// Next continues a call: with the next interceptor, and in the end with the wire or the method. It
// returns the result, which is nil where the method has none.
type Next func(ctx context.Context, call Call) (any, error)

// Interceptor wraps calls: it does something before and after, calls next again to retry, or
// answers without calling it. What it returns is the result or the error: the caller sees it as the
// end of the call, a handler as the end of the method.
type Interceptor func(next Next) Next

// Compose returns last with interceptors around it, the first outermost; nil where there are none.
func Compose(interceptors []Interceptor, last Next) Next {
	if len(interceptors) == 0 {
		return nil
	}
	for i := len(interceptors) - 1; i >= 0; i-- {
		last = interceptors[i](last)
	}
	return last
}
