// Command shipping serves Shipping until SIGTERM.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/shop/mesh"
	"example.com/shop/shipping"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := serve(ctx); err != nil {
		log.Fatal(err)
	}
}

func serve(ctx context.Context) error {
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		return err
	}
	defer nc.Close()
	depot := &shipping.Depot{Users: mesh.NewUserClient(nc)}
	handler := shipping.NewShippingHandler(depot, nc, autonats.WithModel())
	if err := handler.Start(ctx); err != nil {
		return err
	}
	fmt.Println("ready")
	return handler.Wait()
}
