// Command server is the server under test in Go. It does what the harness says on standard input.
package main

import (
	"log"
	"os"

	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/server"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	all, err := connections.Open(func() (connections.Connection, error) { return autonats.Connect(os.Getenv("NATS_URL")) })
	if err != nil {
		log.Fatal(err)
	}
	defer all.CloseAll()
	s := server.New(all)
	lines.Answer(func(command lines.Command) func() map[string]any {
		return func() map[string]any {
			if answer := s.Run(command); answer != nil {
				return answer
			}
			return all.Manage(command)
		}
	})
}
