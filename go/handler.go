package autonats

import (
	"context"

	"github.com/zyra/autonats/go/internal/handler"
)

// Handler serves one service on one connection: one instance of it. It never closes the connection.
type Handler = handler.Handler

// CallInfo describes the call that a method of a handler serves.
type CallInfo = handler.CallInfo

// CallFrom returns the call that a method of a handler serves, from the method's context or one
// made from it, and false for any other context.
func CallFrom(ctx context.Context) (CallInfo, bool) {
	return handler.CallFrom(ctx)
}
