// Command rawhandler answers requests with bytes that were made before.
package main

import (
	"encoding/json"
	"errors"
	"log"
	"os"

	"example.com/bench/internal/loop"
	"github.com/nats-io/nats.go"
)

func main() {
	nc, err := nats.Connect(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for size, value := range map[string]any{"small": loop.User(), "big": loop.Page()} {
		reply, err := json.Marshal(value)
		if err != nil {
			log.Fatal(err)
		}
		answer := func(message *nats.Msg) { _ = message.Respond(reply) }
		if _, err := nc.QueueSubscribe("raw."+size, "raw", answer); err != nil {
			log.Fatal(err)
		}
	}
	if err := nc.Flush(); err != nil {
		log.Fatal(err)
	}
	loop.Answer(func(string) error { return errors.New("a handler makes no calls") })
}
