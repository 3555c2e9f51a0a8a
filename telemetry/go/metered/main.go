// Command metered serves Stock with metrics, and has made a few calls of its own before it says so.
// It is drained by a signal.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatsprom"
	"github.com/zyra/autonats/go/observe"
	"github.com/zyra/autonats/go/resilience"

	"github.com/zyra/autonats/telemetry/go/mesh"
)

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	reader := keepInstruments()
	metrics := autonatsprom.New()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		return err
	}
	handler := mesh.NewStockHandler(stock{}, nc, metrics.Observe(), autonats.WithLogger(slog.New(slog.DiscardHandler)),
		autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Queue: 1}}))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(listener, metrics) }()
	if err := handler.Start(ctx); err != nil {
		return err
	}
	client := mesh.NewStockClient(nc, metrics.Observe())
	_, _ = client.Take(ctx, "tea", 3)
	_, _ = client.Take(ctx, "nothing", 1)
	_ = client.Spill(ctx)
	client.Look(ctx, "tea")
	_, _ = mesh.NewStockClient(nc, metrics.Observe(), autonats.WithPrefix("nowhere")).Take(ctx, "tea", 1)
	noBudget := resilience.Retry{BudgetRatio: 1e-9, BudgetPerSecond: 1e-9}
	_, _ = mesh.NewStockClient(nc, metrics.Observe(), autonats.WithPrefix("elsewhere"), noBudget).Take(ctx, "tea", 1)
	if err := callTooMuch(ctx, nc, metrics); err != nil {
		return err
	}
	if err := callBroken(ctx, nc, metrics); err != nil {
		return err
	}
	if err := printInstruments(ctx, reader); err != nil {
		return err
	}
	fmt.Println("listening", listener.Addr().(*net.TCPAddr).Port)
	told, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	<-told.Done()
	handler.Shutdown()
	fmt.Println("drained")
	_, _ = io.Copy(io.Discard, os.Stdin)
	nc.Close()
	return nil
}

// callTooMuch calls a handler, which Prometheus knows nothing of, until its client holds calls back.
func callTooMuch(ctx context.Context, nc *autonats.Conn, metrics *autonatsprom.Metrics) error {
	busy := mesh.NewStockHandler(stock{}, nc, autonats.WithPrefix("busy"), autonats.WithLogger(slog.New(slog.DiscardHandler)),
		autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Queue: 1}}))
	if err := busy.Start(ctx); err != nil {
		return err
	}
	defer busy.Shutdown()
	client := mesh.NewStockClient(nc, metrics.Observe(), autonats.WithPrefix("busy"), resilience.Retry{Attempts: 1})
	for range 2 {
		var calls sync.WaitGroup
		for range 30 {
			calls.Go(func() { _ = client.With(autonats.CallTimeout(200 * time.Millisecond)).Hang(ctx) })
		}
		calls.Wait()
	}
	return nil
}

// callBroken calls handlers, which Prometheus knows nothing of, until its client avoids one of them.
func callBroken(ctx context.Context, nc *autonats.Conn, metrics *autonatsprom.Metrics) error {
	for _, instance := range []string{"one", "two"} {
		broken := mesh.NewStockHandler(stock{}, nc, autonats.WithPrefix("broken"), autonats.WithInstance(instance),
			autonats.WithLogger(slog.New(slog.DiscardHandler)))
		if err := broken.Start(ctx); err != nil {
			return err
		}
		defer broken.Shutdown()
	}
	var isOpen atomic.Bool
	watch := autonats.WithObservers(autonats.Observer{OnBreakerChanged: func(observe.Breaker) { isOpen.Store(true) }})
	client := mesh.NewStockClient(nc, metrics.Observe(), watch, autonats.WithPrefix("broken"))
	for !isOpen.Load() {
		_ = client.Spill(ctx)
	}
	return nil
}
