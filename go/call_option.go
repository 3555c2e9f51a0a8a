package autonats

import (
	"time"

	"github.com/zyra/autonats/go/internal/options"
)

// CallOption changes how the calls of a copy of a client are made:
// client.With(autonats.CallTimeout(time.Second)).GetById(ctx, id).
type CallOption = options.CallOption

type callOption func(*options.Call)

// ApplyToCall applies the option.
func (o callOption) ApplyToCall(to *options.Call) { o(to) }

// CallTimeout sets the timeout of a call, in place of the one of the client or the method. The
// deadline of the context still applies. At or below zero the call is not sent; more than five
// minutes are possible only if the method's own timeout is longer.
func CallTimeout(timeout time.Duration) CallOption {
	return callOption(func(o *options.Call) { o.Timeout, o.HasTimeout = timeout, true })
}

// CallInstance sends calls to one instance of a handler, by the id that it has in the service API.
func CallInstance(id string) CallOption {
	return callOption(func(o *options.Call) { o.Instance, o.HasInstance = id, true })
}

// CallHeaders sets the metadata of the request. A call made by a handler does not inherit metadata:
// pass it on here.
func CallHeaders(headers Metadata) CallOption {
	// A copy, so that later changes by the user have no effect.
	headers = headers.Clone()
	return callOption(func(o *options.Call) { o.Headers = headers })
}

// CallReplyHeaders puts the metadata of the reply into headers, also that of an error, before the
// call returns. Calls that run at once must not share it.
func CallReplyHeaders(headers *Metadata) CallOption {
	return callOption(func(o *options.Call) { o.ReplyHeaders = headers })
}
