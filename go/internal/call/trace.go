package call

import (
	"context"

	"github.com/zyra/autonats/go/internal/header"
)

// Trace is the span of a call, and what the runtime does for it.
type Trace interface {
	// IDs returns what names the span.
	IDs() TraceIDs
	// IsSampled reports whether the span is kept, so that whoever reads its name will find it.
	IsSampled() bool
	// Headers returns the metadata that carries the trace to the handler: what the call has of the
	// same names is replaced. What may not be sent is left out. Asked for once, when the call has
	// started; what it returns must not be changed afterwards.
	Headers() []header.Field
	// Within returns the context for what a call runs of the user's: interceptors, and in a handler
	// the method. It is made from ctx.
	Within(ctx context.Context) context.Context
}

// TraceIDs names a span, in hexadecimal digits. Its zero value names none.
type TraceIDs struct{ TraceID, SpanID string }
