package natslink

import (
	"fmt"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/link"
)

// LinkOf returns the link of what a user passes as a connection. problem says why there is none.
func LinkOf(connection any) (l link.Link, problem string) {
	switch connection := connection.(type) {
	case nil:
		return nil, "the connection is nil"
	case *nats.Conn:
		if connection == nil {
			return nil, "the connection is nil"
		}
		return Of(connection), ""
	case link.Link:
		return connection, ""
	case interface{ Link() any }:
		if l, ok := connection.Link().(link.Link); ok {
			return l, ""
		}
		return nil, "the connection is nil"
	default:
		return nil, fmt.Sprintf("the connection is of the type %T; use what autonats.Connect returns, a *nats.Conn, or a link of autonatstest", connection)
	}
}
