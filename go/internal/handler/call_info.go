package handler

import (
	"context"

	pipeline "github.com/zyra/autonats/go/internal/call"
)

// CallInfo describes the call that a method of a handler serves.
type CallInfo struct {
	// Service is the name that the service has in the service API, such as User.
	Service string
	// Method is the name on the wire, such as GetById.
	Method string
	// Instance is the id of the handler.
	Instance string
	// IdempotencyKey is what the caller has given the call to be known by, if it may be made again.
	// Only where the method is not idempotent.
	IdempotencyKey string
	// Headers are the metadata of the request.
	Headers pipeline.Metadata
	// ReplyHeaders are sent with the reply, also with an error. The method fills them.
	ReplyHeaders *pipeline.Metadata
}

type contextKey struct{}

// CallFrom returns the call that a method of a handler serves, by the method's context or one made
// from it. It reports false for any other context.
func CallFrom(ctx context.Context) (CallInfo, bool) {
	call := servedCallOf(ctx)
	if call == nil {
		return CallInfo{}, false
	}
	return call.info(), true
}

// servedCallOf returns the call whose context a context is made from; nil for any other context.
func servedCallOf(ctx context.Context) *servedCall {
	if call, isItself := ctx.(*servedCall); isItself {
		return call
	}
	call, _ := ctx.Value(contextKey{}).(*servedCall)
	return call
}
