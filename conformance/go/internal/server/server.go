// Package server is the server under test in Go.
package server

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/zyra/autonats/conformance/go/internal/client"
	"github.com/zyra/autonats/conformance/go/internal/connections"
	"github.com/zyra/autonats/conformance/go/internal/interceptors"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/ledger"
	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/resilience"
)

type handler interface {
	Start(context.Context) error
	Shutdown()
	Wait() error
}

// Server serves what the harness wants served.
type Server struct {
	connections     *connections.Connections
	mu              sync.Mutex
	running         map[string]handler
	implementations map[string]*calls
}

// New returns a server that serves over these connections.
func New(all *connections.Connections) *Server {
	return &Server{connections: all, running: map[string]handler{}, implementations: map[string]*calls{}}
}

// Run does what a command says. It returns nil for commands that are not the server's.
func (s *Server) Run(command lines.Command) map[string]any {
	switch command.Do {
	case "start":
		if err := s.start(command); err != nil {
			return lines.Broken(err)
		}
	case "stop":
		s.handler(command.Name).Shutdown()
	case "ended":
		if err := s.handler(command.Name).Wait(); err != nil {
			return map[string]any{"error": client.Describe(err)}
		}
	case "release":
		if implementation := s.implementation(command.Name); implementation != nil {
			for _, key := range command.Keys {
				implementation.log.release(key)
			}
		}
	case "see":
		seen, err := s.implementation(command.Name).See(context.Background(), command.Key, command.Started, command.Stopped, command.Ended)
		if err != nil {
			return lines.Broken(err)
		}
		return map[string]any{"value": seen}
	default:
		return nil
	}
	return map[string]any{"value": nil}
}

func (s *Server) handler(name string) handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.running[name]
}

func (s *Server) implementation(name string) *calls {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.implementations[name]
}

func (s *Server) start(command lines.Command) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	connection, err := s.connections.Get(command.Connection)
	if err != nil {
		return err
	}
	for name, value := range command.Env {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
		defer os.Unsetenv(name)
	}
	started, err := s.newHandler(connection, command)
	if err != nil {
		return err
	}
	if err := started.Start(context.Background()); err != nil {
		return err
	}
	s.running[command.Name] = started
	return nil
}

func (s *Server) newHandler(connection autonats.Connection, command lines.Command) (handler, error) {
	options, err := optionsOf(command)
	if err != nil {
		return nil, err
	}
	switch command.Service {
	case "value":
		return mesh.NewValueHandler(values{}, connection, options...), nil
	case "versions":
		return mesh.NewVersionedHandler(versions{}, connection, options...), nil
	case "catalog":
		return mesh.NewCatalogHandler(catalog{}, connection, options...), nil
	case "ledger":
		return ledger.NewLedgerHandler(&entries{touched: newKeyLog()}, connection, options...), nil
	}
	implementation := newCalls(connection, command.Prefix)
	s.implementations[command.Name] = implementation
	return mesh.NewCallHandler(implementation, connection, options...), nil
}

func optionsOf(command lines.Command) ([]autonats.HandlerOption, error) {
	wanted, err := interceptors.ByName(command.Interceptors)
	if err != nil {
		return nil, err
	}
	options := []autonats.HandlerOption{autonats.WithInterceptors(wanted...)}
	if command.DrainTimeoutMs != nil {
		options = append(options, autonats.WithDrainTimeout(milliseconds(*command.DrainTimeoutMs)))
	}
	if command.Prefix != "" {
		options = append(options, autonats.WithPrefix(command.Prefix))
	}
	if command.Instance != "" {
		options = append(options, autonats.WithInstance(command.Instance))
	}
	if command.QueueGroup != "" {
		options = append(options, autonats.WithQueueGroup(command.QueueGroup))
	}
	switch prefix := command.ReplyPrefix.(type) {
	case string:
		options = append(options, autonats.WithReplyPrefix(prefix))
	case []any:
		prefixes := make([]string, len(prefix))
		for i, one := range prefix {
			prefixes[i] = fmt.Sprint(one)
		}
		options = append(options, autonats.WithReplyPrefix(prefixes...))
	}
	if command.OffersModel {
		options = append(options, autonats.WithModel())
	}
	if command.Limits != nil {
		options = append(options, autonats.WithLimits(limitsOf(*command.Limits)))
	}
	if given := command.Idempotency; given != nil {
		idempotency := resilience.Idempotency{Records: given.Records, Bytes: given.Bytes}
		if given.WindowMs != nil {
			idempotency.Window = milliseconds(*given.WindowMs)
		}
		options = append(options, idempotency)
	}
	if command.MaxDepth != 0 {
		options = append(options, autonats.WithMaxDepth(command.MaxDepth))
	}
	if command.MaxElements != 0 {
		options = append(options, autonats.WithMaxElements(command.MaxElements))
	}
	return options, nil
}

func limitsOf(given lines.Limits) autonats.Limits {
	limits := autonats.Limits{MethodLimits: methodLimitsOf(given.MethodLimits), Total: given.Total}
	for name, method := range given.Methods {
		if limits.Methods == nil {
			limits.Methods = map[string]autonats.MethodLimits{}
		}
		limits.Methods[name] = methodLimitsOf(method)
	}
	return limits
}

func methodLimitsOf(given lines.MethodLimits) autonats.MethodLimits {
	limits := autonats.MethodLimits{Concurrency: given.Concurrency, Timeout: milliseconds(given.TimeoutMs)}
	if given.Queue != nil {
		limits.Queue = *given.Queue
		if limits.Queue == 0 {
			limits.Queue = -1
		}
	}
	return limits
}

func milliseconds(count int64) time.Duration { return time.Duration(count) * time.Millisecond }
