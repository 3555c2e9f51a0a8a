// Command client is the client under test in Go. It does what the harness says on standard input.
package main

import (
	"context"
	"errors"
	"log"
	"log/slog"
	"os"
	"reflect"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"

	"github.com/nats-io/nats.go"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/neutral"
	"github.com/zyra/autonats/conformance/go/mesh"
)

func main() {
	nc, err := connect()
	if err != nil {
		log.Fatal(err)
	}
	c := &client{connections: map[string]*nats.Conn{"": nc}, clients: map[clientKey]any{}, cancels: map[int64]context.CancelFunc{}}
	lines.Answer(c.begin)
	for _, nc := range c.connections {
		nc.Close()
	}
}

func connect() (*nats.Conn, error) {
	return autonats.Connect(os.Getenv("NATS_URL"))
}

// clientKey is what a client is made for.
type clientKey struct {
	service, prefix, connection string
	waits                       bool
}

type client struct {
	mu sync.Mutex
	// connections has the first under no name.
	connections map[string]*nats.Conn
	clients     map[clientKey]any
	cancels     map[int64]context.CancelFunc
}

func (c *client) begin(command lines.Command) func() map[string]any {
	switch command.Do {
	case "call":
		ctx, cancel := context.WithCancel(context.Background())
		c.mu.Lock()
		defer c.mu.Unlock()
		c.cancels[command.ID] = cancel
		return func() map[string]any {
			defer cancel()
			return c.call(ctx, command)
		}
	case "cancel":
		return func() map[string]any {
			c.mu.Lock()
			defer c.mu.Unlock()
			if cancel := c.cancels[command.Call]; cancel != nil {
				cancel()
			}
			return map[string]any{"value": nil}
		}
	case "close":
		return func() map[string]any {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.connections[command.Connection].Close()
			return map[string]any{"value": nil}
		}
	case "lost":
		return func() map[string]any { return lines.AwaitLoss(c.connections[""]) }
	default:
		return func() map[string]any { return map[string]any{"broken": "unknown command " + command.Do} }
	}
}

func (c *client) call(ctx context.Context, command lines.Command) map[string]any {
	if command.Cancelled {
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		ctx = cancelled
	}
	if command.TimeoutMs != nil {
		ctx = autonats.CallTimeout(ctx, time.Duration(*command.TimeoutMs)*time.Millisecond)
	}
	if command.Instance != "" {
		ctx = autonats.CallInstance(ctx, command.Instance)
	}
	found, err := c.client(clientKey{command.Service, command.Prefix, command.Connection, command.Waits})
	if err != nil {
		return map[string]any{"broken": err.Error()}
	}
	method := reflect.ValueOf(found).MethodByName(command.Method)
	if !method.IsValid() {
		return map[string]any{"broken": "no method " + command.Method}
	}
	parameters := []reflect.Value{reflect.ValueOf(ctx)}
	for i := 1; i < method.Type().NumIn(); i++ {
		parameter := reflect.New(method.Type().In(i)).Elem()
		if i <= len(command.Arguments) {
			if err := neutral.Set(parameter, command.Arguments[i-1]); err != nil {
				return map[string]any{"unsupported": err.Error()}
			}
		}
		parameters = append(parameters, parameter)
	}
	results := method.Call(parameters)
	if len(results) == 0 {
		return map[string]any{"value": nil}
	}
	if err, _ := results[len(results)-1].Interface().(error); err != nil {
		return map[string]any{"error": describe(err)}
	}
	if len(results) == 1 {
		return map[string]any{"value": nil}
	}
	return map[string]any{"value": neutral.Report(results[0])}
}

func (c *client) client(key clientKey) (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if found := c.clients[key]; found != nil {
		return found, nil
	}
	nc := c.connections[key.connection]
	if nc == nil {
		var err error
		if nc, err = connect(); err != nil {
			return nil, err
		}
		c.connections[key.connection] = nc
	}
	options := []autonats.ClientOption{autonats.WithLogger(slog.New(slog.DiscardHandler))}
	if key.prefix != "" {
		options = append(options, autonats.WithPrefix(key.prefix))
	}
	if key.waits {
		options = append(options, autonats.WithWaitForConnection())
	}
	made := newClient(nc, key.service, options)
	c.clients[key] = made
	return made, nil
}

func newClient(nc *nats.Conn, service string, options []autonats.ClientOption) any {
	switch service {
	case "value":
		return mesh.NewValueClient(nc, options...)
	case "versions":
		return mesh.NewVersionedClient(nc, options...)
	default:
		return mesh.NewCallClient(nc, options...)
	}
}

func describe(err error) map[string]any {
	var notFound *mesh.NotFound
	if errors.As(err, &notFound) {
		return map[string]any{"type": "NotFound", "message": notFound.Error(), "data": neutral.Report(reflect.ValueOf(notFound))}
	}
	var outOfStock *mesh.OutOfStock
	if errors.As(err, &outOfStock) {
		return map[string]any{"type": "OutOfStock", "message": outOfStock.Error(), "data": neutral.Report(reflect.ValueOf(outOfStock))}
	}
	var closed *mesh.Closed
	if errors.As(err, &closed) {
		return map[string]any{"type": "Closed", "message": closed.Error(), "data": neutral.Report(reflect.ValueOf(closed))}
	}
	var failure *autonats.Error
	if !errors.As(err, &failure) {
		return map[string]any{"broken": err.Error()}
	}
	described := map[string]any{"code": failure.Code, "outcome": failure.Outcome, "message": failure.Message}
	for key, text := range map[string]string{"reason": string(failure.Reason), "path": failure.Path, "reference": failure.Reference} {
		if text != "" {
			described[key] = text
		}
	}
	return described
}
