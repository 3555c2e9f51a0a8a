package main

import (
	"context"
	"fmt"
	"log"
	"os/signal"
	"syscall"

	"example.com/hello/greeter"
	autonats "github.com/zyra/autonats/go"
)

type polite struct{}

func (polite) Greet(_ context.Context, name string) (string, error) {
	if name == "" {
		return "", &greeter.NoName{Text: name}
	}
	return "Hello, " + name + "!", nil
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	handler := greeter.NewGreeterHandler(polite{}, nc)
	if err := handler.Start(ctx); err != nil {
		log.Fatal(err)
	}
	fmt.Println("ready")
	if err := handler.Wait(); err != nil { // when ctx is done, running calls are finished first
		log.Fatal(err)
	}
}
