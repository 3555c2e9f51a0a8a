// Package link defines what the runtime needs of a connection to NATS. Only implementations of Link
// know a client library.
package link

import (
	"context"
	"errors"
)

// Message is a message on its way in or out.
type Message struct {
	Subject string
	// Reply is where an answer is wanted; empty for none.
	Reply string
	// Head is the header block as NATS sends it, from NATS/1.0 to the empty line; nil for none.
	// Empty but not nil stands for headers that could not be read.
	Head []byte
	Body []byte
}

// State reports whether what is published now reaches a server.
type State int32

// The states.
const (
	Up State = iota
	Down
	// Closed means that it will never be up again.
	Closed
)

// String returns the state in lower case.
func (s State) String() string {
	return [...]string{"up", "down", "closed"}[s]
}

// Events has the callbacks of a listener. Any of them may be nil, and none may block.
type Events struct {
	OnUp   func()
	OnDown func()
	// OnClosed is called when a link is closed permanently, with the reason if it is known.
	OnClosed func(reason error)
	// OnLameDuck is called when the server is about to shut down.
	OnLameDuck func()
	// OnPublishDenied and OnSubscriptionDenied are called with the subject that the server does not
	// let this connection publish or subscribe to. Where the server names no queue group, that is
	// empty: it takes subscriptions away without saying of which group they were.
	OnPublishDenied      func(subject string)
	OnSubscriptionDenied func(subject, queueGroup string)
}

// Subscription is an interest in a subject. It survives reconnects, until it is drained or closed.
type Subscription interface {
	Subject() string
	// Drain withdraws the interest and returns once all that the server had sent has been received,
	// or ctx is done.
	Drain(ctx context.Context)
	// Close withdraws the interest at once.
	Close()
}

// Why a link does not take a message.
var (
	// ErrClosed means that the link was closed, or is being closed.
	ErrClosed = errors.New("the connection to NATS is closed")
	// ErrDown means that there is no connection. The message is not kept for later.
	ErrDown = errors.New("not connected to NATS")
	// ErrTooLarge means that the message is larger than the server takes.
	ErrTooLarge = errors.New("larger than the NATS server accepts")
)

// Connection is what users pass to clients and handlers; package natslink returns its Link.
type Connection interface {
	IsClosed() bool
	IsConnected() bool
	MaxPayload() int64
}

// Link is a connection that messages go over. Its methods may be called from many goroutines at
// once.
type Link interface {
	State() State
	// MaxPayload returns how many bytes a message may have, head included.
	MaxPayload() int64
	// InboxPrefix returns the prefix of the subjects for replies, without the dot at the end.
	InboxPrefix() string
	// ServerCount returns how many servers are known.
	ServerCount() int
	// Server returns an id of the server that it is connected to; empty while there is none.
	Server() string
	// Publish hands a message to the connection. It may wait for a server that does not read.
	Publish(subject, reply string, head, body []byte) error
	// Subscribe calls receive with what comes to a subject, one message after the other. Without a
	// queue group every subscriber gets each message.
	Subscribe(subject, queueGroup string, receive func(Message)) (Subscription, error)
	// Confirm returns once the server has read all that was published before. It fails where that
	// does not happen before ctx is done.
	Confirm(ctx context.Context) error
	// CatchUp returns once all has been received that the server had sent when it was called. It fails
	// where that does not happen before ctx is done.
	CatchUp(ctx context.Context) error
	// ReceivedBytes returns how many bytes have come from the server.
	ReceivedBytes() uint64
	// Leave drops the connection to this server at once and connects to another.
	Leave() error
	// Listen notifies events of what happens, until stop is called.
	Listen(events *Events) (stop func())
}
