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

// CallTimeout sets how much time a call has, instead of what the client or the method sets. The
// deadline of the context still holds. At or below zero a call is not sent; more than five minutes
// count only where the method's own time is longer.
func CallTimeout(timeout time.Duration) CallOption {
	return callOption(func(o *options.Call) { o.Timeout, o.HasTimeout = timeout, true })
}

// CallInstance sends calls to one instance of a handler, by the id that it has in the service API.
func CallInstance(id string) CallOption {
	return callOption(func(o *options.Call) { o.Instance, o.HasInstance = id, true })
}

// CallHeaders sets the metadata that goes with the request. The metadata of a call that a handler
// serves goes along only where it is named here.
func CallHeaders(headers Metadata) CallOption {
	// What the user does with it afterwards is of no importance.
	headers = headers.Clone()
	return callOption(func(o *options.Call) { o.Headers = headers })
}

// CallReplyHeaders puts the metadata of the reply into headers, also that of an error, before the
// call returns. Calls that run at once must not share it.
func CallReplyHeaders(headers *Metadata) CallOption {
	return callOption(func(o *options.Call) { o.ReplyHeaders = headers })
}
