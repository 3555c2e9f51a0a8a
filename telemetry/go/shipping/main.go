// Command shipping serves what of the shop is written in Go until its standard input ends, with
// traces and metrics.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"example.com/shop/mesh"
	"example.com/shop/shipping"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsotel"
	"github.com/zyra/autonats/go/autonatsprom"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	sdk "go.opentelemetry.io/otel/sdk/trace"
)

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return err
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter))
	otel.SetTracerProvider(provider)
	metrics := autonatsprom.New()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		return err
	}
	depot := &shipping.Depot{Users: mesh.NewUserClient(nc, autonatsotel.Tracing(), metrics.Observe())}
	handler := shipping.NewShippingHandler(depot, nc, autonatsotel.Tracing(), metrics.Observe())
	if err := handler.Start(ctx); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("METRICS_PORT"))
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(listener, metrics) }()
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	handler.Shutdown()
	nc.Close()
	return provider.Shutdown(ctx)
}
