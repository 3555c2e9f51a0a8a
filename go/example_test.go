package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os/signal"
	"syscall"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/reason"
)

// A process that serves the interface UserService until it is told to stop. NewUserHandler is what
// `autonats generate` makes of the interface.
func Example_handler() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()

	handler := user.NewUserHandler(&users{}, nc)
	if err := handler.Run(ctx); err != nil {
		log.Fatal(err)
	}
	// It serves now, and shuts down when the context is done; calls that run are waited for.
	<-handler.Done()
}

// A call, and what may become of it.
func Example_client() {
	nc, err := autonats.Connect("nats://127.0.0.1:4222")
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	client := user.NewUserClient(nc)

	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	found, err := client.GetById(ctx, "42")
	var notFound *user.NotFound
	switch {
	case err == nil:
		fmt.Println(found.Name)
	case errors.As(err, &notFound):
		fmt.Println("there is no user", notFound.ID)
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Println("too late")
	case errors.Is(err, reason.Busy):
		fmt.Println("the handlers have more to do than they can")
	default:
		fmt.Println(err)
	}
}
