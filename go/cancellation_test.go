package autonats_test

import (
	"context"
	"errors"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
)

func TestCancellation(t *testing.T) {
	stopped := make(chan error, 1)
	started := make(chan context.Context, 1)
	m := startMesh(t, &users{deleteAll: func(ctx context.Context) error {
		started <- ctx
		err := untilStopped(ctx)
		stopped <- err
		return err
	}})
	t.Run("before the call", func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		reason := errors.New("changed my mind")
		cancel(reason)
		err := m.client.DeleteAll(ctx)
		expectFailure(t, err, autonats.CodeCancelled, "", outcome.NotSent)
		if !errors.Is(err, context.Canceled) || !errors.Is(err, reason) {
			t.Error("errors.Is does not find why")
		}
		if requests := m.handlerRequests("DeleteAll"); requests != 0 {
			t.Errorf("%d requests arrived", requests)
		}
	})
	t.Run("during the call", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-started
			cancel()
		}()
		err := m.client.DeleteAll(ctx)
		expectFailure(t, err, autonats.CodeCancelled, "", outcome.Cancelled)
		if err := <-stopped; err != context.Canceled {
			t.Errorf("the method saw %v", err)
		}
	})
	t.Run("after the call", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		if _, err := m.client.GetById(ctx, "1"); err != nil {
			t.Fatal(err)
		}
		cancel()
	})
}

// A call that waits for a slot is taken out of the queue.
func TestCancellationOfAQueuedCall(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass})
	running := make(chan error, 5)
	for range 5 {
		go func() { running <- m.client.DeleteAll(t.Context()) }()
	}
	eventually(t, "five run", func() bool { return g.running.Load() == 5 })
	ctx, cancel := context.WithCancel(t.Context())
	cancelled := make(chan error, 1)
	go func() { cancelled <- m.client.DeleteAll(ctx) }()
	eventually(t, "one waits", func() bool { return m.handlerRequests("DeleteAll") == 6 })
	cancel()
	expectFailure(t, <-cancelled, autonats.CodeCancelled, "", outcome.Cancelled)
	eventually(t, "the handler has heard of it", func() bool {
		return serviceStats(t, m.calling, m.handler.Instance()).Endpoints[2].NumErrors == 1
	})
	// Its place is free for another.
	others := make(chan error, 5)
	for range 5 {
		go func() { others <- m.client.DeleteAll(t.Context()) }()
	}
	eventually(t, "five wait", func() bool { return m.handlerRequests("DeleteAll") == 11 })
	close(g.open)
	for range 5 {
		if err := <-running; err != nil {
			t.Error(err)
		}
		if err := <-others; err != nil {
			t.Error(err)
		}
	}
	if most := g.most.Load(); most != 5 {
		t.Errorf("%d ran at once", most)
	}
}

// What a method leaves behind under its context ends with the method.
func TestContextEndsWithTheMethod(t *testing.T) {
	left := make(chan error, 2)
	m := startMesh(t, &users{deleteAll: func(ctx context.Context) error {
		child, cancel := context.WithTimeout(ctx, time.Hour)
		go func() {
			defer cancel()
			left <- untilStopped(child)
		}()
		go func() { left <- untilStopped(ctx) }()
		return nil
	}})
	if err := m.client.DeleteAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := <-left; err != context.Canceled {
			t.Errorf("saw %v", err)
		}
	}
}

// Whoever is not the caller cannot stop a call, and messages to the cancel subject that name none
// do nothing.
func TestCancellationOfNothing(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass})
	running := make(chan error, 1)
	go func() { running <- m.client.DeleteAll(t.Context()) }()
	eventually(t, "it runs", func() bool { return g.running.Load() == 1 })
	for _, body := range []string{"", "_INBOX.guess", "*", string(make([]byte, 100_000))} {
		if err := m.calling.Publish("autonats.user.cancel", []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	_ = m.calling.Flush()
	if _, err := m.client.GetById(t.Context(), "1"); err != nil {
		t.Error(err)
	}
	close(g.open)
	if err := <-running; err != nil {
		t.Error(err)
	}
}
