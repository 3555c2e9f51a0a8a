// Command client is the client under test in Go. It does what the harness says on standard input.
package main

import (
	"log"
	"os"

	"github.com/zyra/autonats/conformance/go/internal/client"
	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	all, err := connections.Open(func() (connections.Connection, error) { return autonats.Connect(os.Getenv("NATS_URL")) })
	if err != nil {
		log.Fatal(err)
	}
	defer all.CloseAll()
	c := client.New(all)
	lines.Answer(func(command lines.Command) func() map[string]any {
		if begun := c.Begin(command); begun != nil {
			return begun
		}
		return func() map[string]any { return all.Manage(command) }
	})
}
