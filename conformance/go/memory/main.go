// Command memory is client and server under test in one process, over a network in memory, with a
// port for the harness's own messages.
package main

import (
	"log"

	"github.com/zyra/autonats/conformance/go/internal/client"
	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/server"
	"github.com/zyra/autonats/go/autonatstest"
)

func main() {
	network := autonatstest.NewNetwork(autonatstest.WithMaxPayload(8 << 20))
	connect := func() (connections.Connection, error) { return network.Connect(), nil }
	clients, err := connections.Open(connect)
	if err != nil {
		log.Fatal(err)
	}
	servers, err := connections.Open(connect)
	if err != nil {
		log.Fatal(err)
	}
	defer clients.CloseAll()
	defer servers.CloseAll()
	c, s, p := client.New(clients), server.New(servers), newPort(network.Connect())
	lines.Answer(func(command lines.Command) func() map[string]any {
		if begun := c.Begin(command); begun != nil {
			return begun
		}
		if done := p.run(command); done != nil {
			return func() map[string]any { return done }
		}
		return func() map[string]any {
			if answer := s.Run(command); answer != nil {
				return answer
			}
			if command.Do == "close" && command.Of == "server" {
				return servers.Manage(command)
			}
			return clients.Manage(command)
		}
	})
}
