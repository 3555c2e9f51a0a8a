// Package connections keeps the connections of a program under test.
package connections

import (
	"fmt"
	"sync"
	"time"

	"github.com/zyra/autonats/conformance/go/internal/lines"
	autonats "github.com/zyra/autonats/go"
)

// Connection is a connection that can be closed for good.
type Connection interface {
	autonats.Connection
	Close()
}

// Connections are the connections of a program, by name. The first has none.
type Connections struct {
	mu      sync.Mutex
	connect func() (Connection, error)
	byName  map[string]Connection
}

// Open creates the first connection.
func Open(connect func() (Connection, error)) (*Connections, error) {
	c := &Connections{connect: connect, byName: map[string]Connection{}}
	_, err := c.Get("")
	return c, err
}

// Get returns the connection of a name, which is made when it is first wanted.
func (c *Connections) Get(name string) (Connection, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if found := c.byName[name]; found != nil {
		return found, nil
	}
	made, err := c.connect()
	if err != nil {
		return nil, err
	}
	c.byName[name] = made
	return made, nil
}

// Close closes a connection for good.
func (c *Connections) Close(name string) error {
	found, err := c.Get(name)
	if err == nil {
		found.Close()
	}
	return err
}

// CloseAll closes all connections.
func (c *Connections) CloseAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, connection := range c.byName {
		connection.Close()
	}
}

// Manage closes a connection, or waits until the first one is lost.
func (c *Connections) Manage(command lines.Command) map[string]any {
	switch command.Do {
	case "close":
		if err := c.Close(command.Connection); err != nil {
			return lines.Broken(err)
		}
	case "lost":
		first, err := c.Get("")
		if err != nil {
			return lines.Broken(err)
		}
		for first.IsConnected() {
			time.Sleep(time.Millisecond)
		}
	default:
		return lines.Broken(fmt.Errorf("unknown command %s", command.Do))
	}
	return map[string]any{"value": nil}
}
