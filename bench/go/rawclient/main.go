// Command rawclient makes requests with nats.go as anybody would, with bytes that were made before.
package main

import (
	"log"
	"os"
	"time"

	"example.com/bench/internal/loop"
	"github.com/nats-io/nats.go"
)

func main() {
	nc, err := nats.Connect(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	request := []byte(`{"id":"` + loop.User().ID + `"}`)
	loop.Answer(func(size string) error {
		_, err := nc.Request("raw."+size, request, 5*time.Second)
		return err
	})
}
