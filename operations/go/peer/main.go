// Command peer is a handler and a client, which do what the harness says on standard input.
package main

import (
	"cmp"
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/resilience"

	"github.com/zyra/autonats/operations/go/mesh"
)

type peer struct {
	mu         sync.Mutex
	connection *autonats.Conn
	handlers   []*mesh.WorkHandler
	clients    map[clientKey]*mesh.WorkClient
	round      atomic.Int64
	isBroken   atomic.Bool
	refusals   *refusals
}

// clientKey is what a client is made for.
type clientKey struct {
	prefix         string
	waits, isPlain bool
}

func main() {
	p := &peer{clients: map[clientKey]*mesh.WorkClient{}, refusals: newRefusals()}
	answerCommands(p.do)
	p.shutdown()
	if p.connection != nil {
		p.connection.Close()
	}
}

func (p *peer) do(c command) map[string]any {
	switch c.Do {
	case "connect":
		return report(nil, p.connect(c))
	case "serve":
		return report(nil, p.serve(c))
	case "shutdown":
		p.shutdown()
		return report(nil, nil)
	case "call":
		ctx, cancel := contextOf(c)
		defer cancel()
		return report(call(ctx, p.client(c), c))
	case "burst":
		return report(runBurst(c.Name, c.Count, p.runner(c)), nil)
	case "load":
		mine := p.round.Load()
		return report(runLoad(c, func() bool { return p.round.Load() != mine }, p.runner(c)), nil)
	case "pace":
		mine := p.round.Load()
		return report(runPace(c, func() bool { return p.round.Load() != mine }, p.runner(c)), nil)
	case "break":
		p.isBroken.Store(c.IsBroken)
		return report(nil, nil)
	case "clock":
		return report(nil, setClock(c.Milliseconds))
	case "refusals":
		return report(p.refusals.report(), nil)
	case "resources":
		return report(readResources(), nil)
	case "end":
		p.round.Add(1)
		return report(nil, nil)
	default:
		return map[string]any{"broken": "unknown command " + c.Do}
	}
}

func (p *peer) connect(c command) error {
	var options []nats.Option
	if c.Options.User != "" {
		options = append(options, nats.UserInfo(c.Options.User, c.Options.Pass))
	}
	if c.Options.CredentialsFile != "" {
		options = append(options, nats.UserCredentials(c.Options.CredentialsFile))
	}
	if c.Options.InboxPrefix != "" {
		options = append(options, nats.CustomInboxPrefix(c.Options.InboxPrefix))
	}
	if c.Options.PingInterval != 0 {
		options = append(options, nats.PingInterval(time.Duration(c.Options.PingInterval)*time.Millisecond))
	}
	connection, err := autonats.Connect(c.Options.Servers, options...)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.connection = connection
	return nil
}

func (p *peer) serve(c command) error {
	w, err := newWorker(c.Audit, &p.isBroken, cmp.Or(c.Slowness, 1))
	if err != nil {
		return err
	}
	var options []autonats.HandlerOption
	if c.Prefix != "" {
		options = append(options, autonats.WithPrefix(c.Prefix))
	}
	if c.ReplyPrefix != "" {
		options = append(options, autonats.WithReplyPrefix(c.ReplyPrefix))
	}
	if c.Instance != "" {
		options = append(options, autonats.WithInstance(c.Instance))
	}
	if c.IsMeasured {
		options = append(options, autonats.WithObservers(p.refusals.observer()))
	}
	handler := mesh.NewWorkHandler(w, p.connection, options...)
	if err := handler.Start(context.Background()); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.handlers = append(p.handlers, handler)
	return nil
}

func (p *peer) shutdown() {
	p.mu.Lock()
	handlers := p.handlers
	p.handlers = nil
	p.mu.Unlock()
	for _, handler := range handlers {
		handler.Shutdown()
	}
}

// client returns the client that a command is for, with the time that it gives a call.
func (p *peer) client(c command) *mesh.WorkClient {
	client := p.clientOf(c)
	if c.TimeoutMs != 0 {
		return client.With(autonats.CallTimeout(time.Duration(c.TimeoutMs) * time.Millisecond))
	}
	return client
}

func (p *peer) clientOf(c command) *mesh.WorkClient {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := clientKey{c.Prefix, c.Waits, c.IsPlain}
	if found := p.clients[key]; found != nil {
		return found
	}
	options := []autonats.ClientOption{resilience.Balance(!c.IsPlain)}
	if c.Prefix != "" {
		options = append(options, autonats.WithPrefix(c.Prefix))
	}
	if c.Waits {
		options = append(options, autonats.WithWaitForReady())
	}
	made := mesh.NewWorkClient(p.connection, options...)
	p.clients[key] = made
	return made
}

// runner returns the method that many calls are of.
func (p *peer) runner(c command) func(text string) (string, error) {
	client := p.client(c)
	if c.Attempts != 0 {
		client = client.With(resilience.Attempts(c.Attempts))
	}
	method := client.Run
	switch c.Method {
	case "RunNow":
		method = client.RunNow
	case "Fetch":
		method = client.Fetch
	case "Wait":
		method = func(ctx context.Context, text string) (string, error) { return client.Wait(ctx, text, c.Number) }
	case "Publish":
		timeout := time.Duration(cmp.Or(c.TimeoutMs, 10_000)) * time.Millisecond
		method = func(_ context.Context, text string) (string, error) {
			return publish(p.connection, "trail", text, c.Number, timeout)
		}
	}
	return func(text string) (string, error) { return method(context.Background(), text) }
}

func report(value any, err error) map[string]any {
	if err != nil {
		return map[string]any{"error": describe(err)}
	}
	return map[string]any{"value": value}
}

// contextOf returns a context that is done when the time of a call is over, as callers have them
// who know nothing of options.
func contextOf(c command) (context.Context, context.CancelFunc) {
	if c.TimeoutMs == 0 {
		return context.Background(), func() {}
	}
	return context.WithTimeout(context.Background(), time.Duration(c.TimeoutMs)*time.Millisecond)
}
