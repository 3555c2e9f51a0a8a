// Command server is the server under test in Go. It does what the harness says on standard input.
package main

import (
	"context"
	"log"
	"os"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"

	"github.com/nats-io/nats.go"
	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/mesh"
)

func main() {
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		log.Fatal(err)
	}
	defer nc.Close()
	s := &server{nc: nc, running: map[string]handler{}, implementations: map[string]*calls{}}
	lines.Answer(func(command lines.Command) func() map[string]any {
		return func() map[string]any { return s.run(command) }
	})
}

type handler interface {
	Run(context.Context) error
	Shutdown()
}

type server struct {
	nc              *nats.Conn
	mu              sync.Mutex
	running         map[string]handler
	implementations map[string]*calls
}

func (s *server) run(command lines.Command) map[string]any {
	switch command.Do {
	case "start":
		started := s.newHandler(command)
		if err := started.Run(context.Background()); err != nil {
			return map[string]any{"broken": err.Error()}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.running[command.Name] = started
	case "stop":
		s.mu.Lock()
		stopped := s.running[command.Name]
		s.mu.Unlock()
		stopped.Shutdown()
	case "release":
		s.mu.Lock()
		defer s.mu.Unlock()
		if implementation := s.implementations[command.Name]; implementation != nil {
			for _, key := range command.Keys {
				implementation.log.release(key)
			}
		}
	case "see":
		s.mu.Lock()
		implementation := s.implementations[command.Name]
		s.mu.Unlock()
		seen, err := implementation.See(context.Background(), command.Key, command.Started, command.Stopped, command.Ended)
		if err != nil {
			return map[string]any{"broken": err.Error()}
		}
		return map[string]any{"value": seen}
	case "lost":
		return lines.AwaitLoss(s.nc)
	default:
		return map[string]any{"broken": "unknown command " + command.Do}
	}
	return map[string]any{"value": nil}
}

func (s *server) newHandler(command lines.Command) handler {
	var options []autonats.HandlerOption
	if command.DrainTimeoutMs != nil {
		options = append(options, autonats.WithDrainTimeout(time.Duration(*command.DrainTimeoutMs)*time.Millisecond))
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
	if command.ReplyPrefix != "" {
		options = append(options, autonats.WithReplyPrefix(command.ReplyPrefix))
	}
	switch command.Service {
	case "value":
		return mesh.NewValueHandler(values{}, s.nc, options...)
	case "versions":
		return mesh.NewVersionedHandler(versions{}, s.nc, options...)
	}
	implementation := newCalls(s.nc, command.Prefix)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.implementations[command.Name] = implementation
	return mesh.NewCallHandler(implementation, s.nc, options...)
}
