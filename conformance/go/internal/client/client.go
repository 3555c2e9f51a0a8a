// Package client is the client under test in Go.
package client

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/interceptors"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/neutral"
	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
)

// Client calls what the harness wants called.
type Client struct {
	connections *connections.Connections
	mu          sync.Mutex
	clients     map[clientKey]any
	cancels     map[int64]context.CancelFunc
}

// clientKey is what a client is made for.
type clientKey struct {
	service, prefix, connection, interceptors string
	waits                                     bool
	maxDepth, maxElements                     int
}

// New returns a client that calls over these connections.
func New(all *connections.Connections) *Client {
	return &Client{connections: all, clients: map[clientKey]any{}, cancels: map[int64]context.CancelFunc{}}
}

// Begin begins a call or gives one up. It returns nil for other commands.
func (c *Client) Begin(command lines.Command) func() map[string]any {
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
	}
	return nil
}

func (c *Client) call(ctx context.Context, command lines.Command) map[string]any {
	if command.Cancelled {
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		ctx = cancelled
	}
	found, err := c.client(command)
	if err != nil {
		return lines.Broken(err)
	}
	received := autonats.Metadata{}
	answer := invoke(ctx, with(found, callOptions(command, &received)), command)
	if command.ReplyHeaders {
		answer["replyHeaders"] = pairs(received)
	}
	return answer
}

func callOptions(command lines.Command, received *autonats.Metadata) []autonats.CallOption {
	options := []autonats.CallOption{autonats.CallReplyHeaders(received)}
	if command.TimeoutMs != nil {
		options = append(options, autonats.CallTimeout(time.Duration(*command.TimeoutMs)*time.Millisecond))
	}
	if command.Instance != "" {
		options = append(options, autonats.CallInstance(command.Instance))
	}
	if command.Headers != nil {
		headers := autonats.Metadata{}
		for name, value := range command.Headers {
			switch value := value.(type) {
			case string:
				headers.Add(name, value)
			case []any:
				for _, one := range value {
					headers.Add(name, one.(string))
				}
			}
		}
		options = append(options, autonats.CallHeaders(headers))
	}
	return options
}

// with returns a client with options, whatever its type.
func with(found any, options []autonats.CallOption) reflect.Value {
	switch client := found.(type) {
	case *mesh.ValueClient:
		return reflect.ValueOf(client.With(options...))
	case *mesh.VersionedClient:
		return reflect.ValueOf(client.With(options...))
	default:
		return reflect.ValueOf(found.(*mesh.CallClient).With(options...))
	}
}

func invoke(ctx context.Context, found reflect.Value, command lines.Command) map[string]any {
	method := found.MethodByName(command.Method)
	if !method.IsValid() {
		return lines.Broken(fmt.Errorf("no method %s", command.Method))
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
		return map[string]any{"error": Describe(err)}
	}
	if len(results) == 1 {
		return map[string]any{"value": nil}
	}
	return map[string]any{"value": neutral.Report(results[0])}
}

// pairs returns names and values, in the order of the names.
func pairs(metadata autonats.Metadata) [][2]string {
	all := [][2]string{}
	for name, values := range metadata {
		for _, value := range values {
			all = append(all, [2]string{name, value})
		}
	}
	slices.SortStableFunc(all, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return all
}

func (c *Client) client(command lines.Command) (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := clientKey{
		service: command.Service, prefix: command.Prefix, connection: command.Connection, waits: command.Waits,
		interceptors: strings.Join(command.Interceptors, ","), maxDepth: command.MaxDepth, maxElements: command.MaxElements,
	}
	if found := c.clients[key]; found != nil {
		return found, nil
	}
	connection, err := c.connections.Get(command.Connection)
	if err != nil {
		return nil, err
	}
	wanted, err := interceptors.ByName(command.Interceptors)
	if err != nil {
		return nil, err
	}
	options := []autonats.ClientOption{autonats.WithLogger(slog.New(slog.DiscardHandler)), autonats.WithInterceptors(wanted...)}
	if key.prefix != "" {
		options = append(options, autonats.WithPrefix(key.prefix))
	}
	if key.waits {
		options = append(options, autonats.WithWaitForConnection())
	}
	if key.maxDepth != 0 {
		options = append(options, autonats.WithMaxDepth(key.maxDepth))
	}
	if key.maxElements != 0 {
		options = append(options, autonats.WithMaxElements(key.maxElements))
	}
	made := newClient(connection, key.service, options)
	c.clients[key] = made
	return made, nil
}

func newClient(connection autonats.Connection, service string, options []autonats.ClientOption) any {
	switch service {
	case "value":
		return mesh.NewValueClient(connection, options...)
	case "versions":
		return mesh.NewVersionedClient(connection, options...)
	default:
		return mesh.NewCallClient(connection, options...)
	}
}

// Describe reports an error as answers to the harness have it.
func Describe(err error) map[string]any {
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
		return lines.Broken(err)
	}
	described := map[string]any{"code": failure.Code, "outcome": failure.Outcome, "message": failure.Message}
	for key, text := range map[string]string{"reason": string(failure.Reason), "path": failure.Path, "reference": failure.Reference} {
		if text != "" {
			described[key] = text
		}
	}
	return described
}
