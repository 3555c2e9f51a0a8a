package autonats

import (
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/natslink"
)

// Connection is what clients and handlers are created on: what [Connect] returns, a [*nats.Conn],
// or a link of the package autonatstest.
type Connection = link.Connection

// Conn is a connection to NATS. When the client library closes it without being told to, it is
// replaced by a new one.
type Conn struct {
	link *natslink.Link
}

// Connect connects to NATS with settings for production: it reconnects forever, at first several
// times a second and later every few seconds; it leaves a server that does not answer after 10 to 15
// seconds; it does not buffer messages while disconnected; it tries again when credentials are
// refused, since they may have been renewed; and it leaves a server that is about to shut down in
// time. Options of package nats, such as credentials, TLS and names, take precedence.
//
// It fails with an [Error]: [CodeInvalidArgument] for invalid options, [CodeUnauthenticated] if the
// server does not accept the credentials, and [CodeUnavailable] if no server answers.
func Connect(url string, given ...nats.Option) (*Conn, error) {
	options := nats.GetDefaultOptions()
	for _, server := range strings.Split(url, ",") {
		options.Servers = append(options.Servers, strings.TrimSpace(server))
	}
	for _, option := range append(settings(), given...) {
		if option == nil {
			continue
		}
		if err := option(&options); err != nil {
			return nil, &Error{Code: CodeInvalidArgument, Outcome: fault.OutcomeNotSent, Message: "an option of the connection cannot be applied: " + err.Error(), Cause: err}
		}
	}
	link, err := natslink.Connect(options)
	if err != nil {
		return nil, natslink.ConnectError(options, err)
	}
	return &Conn{link}, nil
}

func settings() []nats.Option {
	return []nats.Option{
		nats.MaxReconnects(-1),
		nats.CustomReconnectDelay(connection.NewReconnectDelay(time.Now)),
		nats.ReconnectBufSize(-1),
		nats.Timeout(2 * time.Second),
		nats.PingInterval(5 * time.Second),
		nats.MaxPingsOutstanding(2),
		nats.FlusherTimeout(5 * time.Second),
		nats.IgnoreAuthErrorAbort(),
	}
}

// NATS returns the connection of the client library. It changes when the connection is replaced.
func (c *Conn) NATS() *nats.Conn { return c.link.NATS() }

// Close closes the connection.
func (c *Conn) Close() { c.link.Close() }

// Drain waits until the received messages have been handled, and closes the connection.
func (c *Conn) Drain() error { return c.link.Drain() }

// IsClosed reports whether the connection was closed and will not reconnect.
func (c *Conn) IsClosed() bool { return c.link.State().String() == "closed" }

// IsConnected reports whether there is a connection now.
func (c *Conn) IsConnected() bool { return c.link.NATS().IsConnected() }

// MaxPayload returns how many bytes a message may have.
func (c *Conn) MaxPayload() int64 { return c.link.MaxPayload() }

// Link returns what the runtime needs of the connection.
func (c *Conn) Link() any {
	if c == nil {
		return nil
	}
	return c.link
}
