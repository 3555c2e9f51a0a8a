// Command client makes calls with the generated client, with everything on.
package main

import (
	"context"
	"log"
	"os"

	"example.com/bench/internal/loop"
	"example.com/bench/mesh"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	nc, err := autonats.Connect(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	client := mesh.NewBenchClient(nc, loop.ClientOptions()...)
	id := loop.User().ID
	loop.Answer(func(size string) error {
		if size == "small" {
			_, err := client.One(context.Background(), id)
			return err
		}
		_, err := client.Page(context.Background(), id)
		return err
	})
}
