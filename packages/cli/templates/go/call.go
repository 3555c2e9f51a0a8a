package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"time"

	"example.com/hello/greeter"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	ctx := context.Background()
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	client := greeter.NewGreeterClient(nc)

	greeting, err := client.With(autonats.CallTimeout(time.Second)).Greet(ctx, "Ada")
	fmt.Println(greeting, err)

	_, err = client.Greet(ctx, "")
	var noName *greeter.NoName
	fmt.Println(errors.As(err, &noName), autonats.CodeOf(err))
}
