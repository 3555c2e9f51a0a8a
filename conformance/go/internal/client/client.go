// Package client is the client under test in Go.
package client

import (
	"context"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/interceptors"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/ledger"
	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/resilience"
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
	waits, plain                              bool
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
	options := reflect.ValueOf(callOptions(command, &received))
	with := reflect.ValueOf(found).MethodByName("With").CallSlice([]reflect.Value{options})
	answer := invoke(ctx, with[0], command)
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
	if command.Attempts != 0 {
		options = append(options, resilience.Attempts(command.Attempts))
	}
	if command.AttemptTimeout != nil {
		options = append(options, resilience.AttemptTimeout(time.Duration(*command.AttemptTimeout)*time.Millisecond))
	}
	if command.HedgeAfter != nil {
		options = append(options, resilience.HedgeAfter(time.Duration(*command.HedgeAfter)*time.Millisecond))
	}
	if command.IdempotencyKey != nil {
		options = append(options, resilience.IdempotencyKey(*command.IdempotencyKey))
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
		service: command.Service, prefix: command.Prefix, connection: command.Connection, waits: command.Waits, plain: command.Plain,
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
	options := []autonats.ClientOption{autonats.WithLogger(slog.New(slog.DiscardHandler)), autonats.WithInterceptors(wanted...), resilience.Throttle(false), resilience.Balance(!key.plain)}
	if key.prefix != "" {
		options = append(options, autonats.WithPrefix(key.prefix))
	}
	if key.waits {
		options = append(options, autonats.WithWaitForReady())
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
	case "catalog":
		return mesh.NewCatalogClient(connection, options...)
	case "ledger":
		return ledger.NewLedgerClient(connection, options...)
	default:
		return mesh.NewCallClient(connection, options...)
	}
}
