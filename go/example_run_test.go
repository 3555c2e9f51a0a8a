package autonats_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
)

// Run of a handler returns once it serves, so that other code can follow.
func ExampleHandler_Run() {
	nc := autonatstest.NewNetwork().Connect() // replace with a real connection
	ctx := context.Background()

	svc := &users{}
	h := user.NewUserHandler(svc, nc)

	if err := h.Run(ctx); err != nil {
		panic(err)
	}
	// server is up and running and is ready to process requests
	// it will shut down automatically when context is done

	found, err := user.NewUserClient(nc).GetById(ctx, "42")
	fmt.Println(found.Name, err)

	// add a blocking code (chan os.Signal or anything else)
	sCh := make(chan os.Signal, 1)
	signal.Notify(sCh, syscall.SIGINT, syscall.SIGTERM)
	sCh <- syscall.SIGTERM // as if somebody had pressed Ctrl-C
	<-sCh
	signal.Stop(sCh)

	h.Shutdown()
	fmt.Println("ready:", h.Ready())
	// Output:
	// Ann <nil>
	// ready: false
}

// Run serves until its context is done, and returns why it has ended.
func ExampleRun() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	if err := autonats.Run(ctx, user.NewUserHandler(&users{}, nc)); err != nil {
		log.Fatal(err)
	}
}
