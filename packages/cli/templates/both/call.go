package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	"example.com/hello/mesh"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	ctx := context.Background()
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	client := mesh.NewGreeterClient(nc)

	greeting, err := client.Greet(ctx, "Ada", nil)
	fmt.Println(greeting, err)

	_, err = client.Greet(ctx, "", nil)
	var rude *mesh.Rude
	fmt.Println(errors.As(err, &rude), autonats.CodeOf(err))
}
