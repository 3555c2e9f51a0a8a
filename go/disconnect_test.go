package autonats_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// The two kinds of connection: as users are advised to make them, and with the client library's own
// defaults, which keep messages for later.
var connectionKinds = map[string][]nats.Option{
	"as advised": nil,
	"by default": {nats.ReconnectBufSize(nats.DefaultReconnectBufSize), nats.ReconnectWait(100 * time.Millisecond)},
}

func TestServerDies(t *testing.T) {
	for name, options := range connectionKinds {
		t.Run(name, func(t *testing.T) {
			s := startServer(t)
			stopped := make(chan error, 1)
			started := make(chan struct{}, 1)
			serve(t, s.connect(options...), &users{deleteAll: func(ctx context.Context) error {
				started <- struct{}{}
				err := untilStopped(ctx)
				stopped <- err
				return err
			}}, autonats.WithDrainTimeout(0))
			nc := s.connect(options...)
			client := newClient(nc)
			waiting := newClient(nc, autonats.WithWaitForReady())

			inFlight := make(chan error, 1)
			go func() { inFlight <- client.DeleteAll(t.Context()) }()
			<-started
			s.kill()
			failure := expectFailure(t, <-inFlight, autonats.CodeUnavailable, reason.Disconnected, outcome.Unknown)
			if !errors.Is(failure, reason.Disconnected) {
				t.Error("errors.Is does not find the reason")
			}
			// While it is down, calls are not sent; those that may wait, do.
			_, err := client.GetById(t.Context(), "1")
			expectFailure(t, err, autonats.CodeUnavailable, reason.Disconnected, outcome.NotSent)
			patient := make(chan error, 1)
			go func() {
				_, err := waiting.GetById(t.Context(), "2")
				patient <- err
			}()
			_, err = waiting.With(autonats.CallTimeout(50*time.Millisecond)).GetById(t.Context(), "3")
			expectFailure(t, err, autonats.CodeUnavailable, reason.Disconnected, outcome.NotSent)
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(10*time.Millisecond, cancel)
			_, err = waiting.GetById(ctx, "4")
			expectFailure(t, err, autonats.CodeCancelled, "", outcome.NotSent)

			s.start()
			eventually(t, "calls work again", func() bool {
				_, err := client.GetById(t.Context(), "1")
				return err == nil
			})
			// The one that waited may have come before the handler was back: then nobody took it.
			if err := <-patient; err != nil && !errors.Is(err, reason.NoResponders) {
				t.Error(err)
			}
		})
	}
}

// What a method answers while there is no connection arrives when it is back.
func TestAnswerWhileDisconnected(t *testing.T) {
	for name, options := range connectionKinds {
		t.Run(name, func(t *testing.T) {
			s := startServer(t)
			g := newGate()
			// The handler comes back long after its caller.
			back := make(chan struct{})
			late := nats.CustomReconnectDelay(func(int) time.Duration { <-back; return time.Millisecond })
			nc := s.connect(append(slices.Clone(options), late)...)
			serve(t, nc, &users{deleteAll: g.pass})
			caller := s.connect(options...)
			inbox, err := caller.SubscribeSync("_INBOX.other")
			if err != nil {
				t.Fatal(err)
			}
			if err := caller.PublishRequest("autonats.user.DeleteAll", "_INBOX.other", nil); err != nil {
				t.Fatal(err)
			}
			eventually(t, "it runs", func() bool { return g.running.Load() == 1 })
			s.kill()
			eventually(t, "the handler is cut off", func() bool { return !nc.IsConnected() && !caller.IsConnected() })
			close(g.open)
			eventually(t, "it has ended", func() bool { return g.running.Load() == 0 })
			s.start()
			eventually(t, "the caller is back", func() bool { return caller.IsConnected() && caller.Flush() == nil })
			close(back)
			message, err := inbox.NextMsg(10 * time.Second)
			if err != nil || string(message.Data) != "\tnull" {
				t.Errorf("got %v, %v", message, err)
			}
		})
	}
}

func TestConnectionIsClosed(t *testing.T) {
	s := startServer(t)
	started := make(chan struct{}, 1)
	serve(t, s.connect(), &users{deleteAll: func(ctx context.Context) error {
		started <- struct{}{}
		return untilStopped(ctx)
	}}, autonats.WithDrainTimeout(0))
	nc := s.connect()
	client := newClient(nc)
	inFlight := make(chan error, 1)
	go func() { inFlight <- client.DeleteAll(t.Context()) }()
	<-started
	nc.Close()
	expectFailure(t, <-inFlight, autonats.CodeUnavailable, reason.Closed, outcome.Unknown)
	_, err := client.GetById(t.Context(), "1")
	expectFailure(t, err, autonats.CodeUnavailable, reason.Closed, outcome.NotSent)
	_, err = newClient(nc, autonats.WithWaitForReady()).GetById(t.Context(), "1")
	expectFailure(t, err, autonats.CodeUnavailable, reason.Closed, outcome.NotSent)
}

// Calls wait for a connection that is closed for good no longer than until then.
func TestConnectionIsClosedWhileCallsWait(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	client := newClient(nc, autonats.WithWaitForReady())
	s.kill()
	eventually(t, "the connection is down", func() bool { return !nc.IsConnected() })
	waiting := make(chan error, 1)
	go func() {
		_, err := client.GetById(t.Context(), "1")
		waiting <- err
	}()
	time.AfterFunc(20*time.Millisecond, nc.Close)
	expectFailure(t, <-waiting, autonats.CodeUnavailable, reason.Closed, outcome.NotSent)
}

func TestUnusableClient(t *testing.T) {
	s := startServer(t)
	for name, client := range map[string]interface {
		DeleteAll(context.Context) error
		Touch(context.Context, string)
	}{
		"without a connection": newClient(nil),
		"with a bad prefix":    newClient(s.connect(), autonats.WithPrefix("a b")),
	} {
		t.Run(name, func(t *testing.T) {
			expectFailure(t, client.DeleteAll(t.Context()), autonats.CodeInvalidArgument, "", outcome.NotSent)
			client.Touch(t.Context(), "1")
		})
	}
}
