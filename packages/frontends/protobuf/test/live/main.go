// Command everything serves Everything twice, over the NATS server at its argument: what is sent under the
// prefix "go" it answers itself, and what is sent under "through-go" it passes on to the handler under
// "typescript", by a client.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"example.com/everything/mesh"
	autonats "github.com/zyra/autonats/go"
)

// own answers by itself.
type own struct{}

func (own) Echo(_ context.Context, value *mesh.Everything, refuse *string) (*mesh.Everything, error) {
	if refuse != nil {
		return nil, &mesh.Refused{Why: *refuse, Number: -1 << 63}
	}
	return value, nil
}

func (own) Describe(_ context.Context, value *mesh.Everything, _ *string) (*mesh.Description, error) {
	text, err := json.Marshal(value)
	return &mesh.Description{JSON: string(text)}, err
}

func (own) Nothing(context.Context) error { return nil }

func main() {
	nc, err := autonats.Connect(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	client := mesh.NewEverythingClient(nc, autonats.WithPrefix("typescript"))
	for _, handler := range []*mesh.EverythingHandler{
		mesh.NewEverythingHandler(own{}, nc, autonats.WithPrefix("go")),
		mesh.NewEverythingHandler(client, nc, autonats.WithPrefix("through-go")),
	} {
		if err := handler.Start(context.Background()); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("ready")
	select {}
}
