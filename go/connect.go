package autonats

import (
	"time"

	"github.com/nats-io/nats.go"
)

// Connect connects to NATS with settings that hold up in operation: it reconnects for ever, at first several times a second and later every few seconds; it finds a server
// that is dead within some ten seconds; it keeps nothing for later while there is no connection; it tries again when credentials are refused, as they may have
// been renewed; and it leaves a server that is about to shut down in good time. Options of package nats come on top and win: credentials, TLS, names.
//
// What ends it for good is an error of the protocol: the client library closes a connection whose server takes smaller messages than it had said, after a reload,
// once one is too large. A [nats.ClosedHandler] learns of that.
//
// A generated client or handler works on any other connection too.
func Connect(url string, options ...nats.Option) (*nats.Conn, error) {
	settings := []nats.Option{
		nats.MaxReconnects(-1),
		nats.CustomReconnectDelay(newReconnectDelay(time.Now)),
		nats.ReconnectBufSize(-1),
		nats.Timeout(2 * time.Second),
		nats.PingInterval(5 * time.Second),
		nats.MaxPingsOutstanding(2),
		nats.FlusherTimeout(5 * time.Second),
		nats.IgnoreAuthErrorAbort(),
		nats.LameDuckModeHandler(func(nc *nats.Conn) { go linkOf(nc).leave() }),
	}
	return nats.Connect(url, append(settings, options...)...)
}
