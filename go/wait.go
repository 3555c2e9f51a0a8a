package autonats

import (
	"context"
	"sync/atomic"
	"time"
)

// maxWaitingBytes is how many bytes calls may hold that wait for one connection.
const maxWaitingBytes = 16 << 20

// waitingCallBytes is what a waiting call holds besides its body, roughly.
const waitingCallBytes = 256

// waiting counts the bytes of the calls that wait for a connection.
type waiting struct {
	bytes atomic.Int64
}

// mustWait tells whether a call that is made now waits for the connection.
func (m *boundMethod) mustWait() bool {
	return m.caller.invalid == nil && m.caller.options.waitForConnection && !m.caller.link.isUp()
}

// waitForConnection waits until there is a connection, if the client was told to. The call has a body of so many bytes.
func (m *boundMethod) waitForConnection(ctx context.Context, deadline instant, bytes int) *Error {
	link := m.caller.link
	if link.isClosed() {
		return connectionClosed.error(m, nil)
	}
	if !m.caller.options.waitForConnection {
		return notConnected.error(m, nil)
	}
	size := int64(bytes + waitingCallBytes)
	defer link.waiting.bytes.Add(-size)
	if link.waiting.bytes.Add(size) > maxWaitingBytes {
		return tooManyWaiting.error(m, nil)
	}
	up := link.whenUp()
	if link.isUp() {
		// It came back before anybody could be told.
		return nil
	}
	return m.waitFor(ctx, deadline, up)
}

// waitForGate waits until calls are let through again.
func (m *boundMethod) waitForGate(ctx context.Context, deadline instant) *Error {
	if opened := m.caller.link.gate.shutUntil.Load(); opened != nil {
		return m.waitFor(ctx, deadline, *opened)
	}
	return nil
}

// waitFor waits until something comes that the call needs to be sent.
func (m *boundMethod) waitFor(ctx context.Context, deadline instant, comes <-chan struct{}) *Error {
	timer := time.NewTimer(deadline.since(now()))
	defer timer.Stop()
	select {
	case <-comes:
		return nil
	case <-m.caller.link.closed:
		return connectionClosed.error(m, nil)
	case <-timer.C:
		return notConnected.error(m, nil)
	case <-ctx.Done():
		if ctx.Err() == context.DeadlineExceeded {
			return notConnected.error(m, context.Cause(ctx))
		}
		return cancelledBefore.error(m, context.Cause(ctx))
	}
}
