// Command peer serves Order, by calls of Stock, until its standard input ends, and is traced.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	sdk "go.opentelemetry.io/otel/sdk/trace"

	"github.com/zyra/autonats/telemetry/go/mesh"
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
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		return err
	}
	handler := mesh.NewOrderHandler(&orders{mesh.NewStockClient(nc, autonats.WithInterceptors(retryRare))}, nc)
	if err := handler.Start(ctx); err != nil {
		return err
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	handler.Shutdown()
	nc.Close()
	return provider.Shutdown(ctx)
}
