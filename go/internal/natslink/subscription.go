package natslink

import (
	"context"
	"sync"

	"github.com/nats-io/nats.go"

	"github.com/zyra/autonats/go/internal/link"
)

// subscription is an interest in a subject, and what the client library has of it, which changes
// when the connection is replaced.
type subscription struct {
	link    *Link
	subject string
	group   string
	receive func(link.Message)

	mu     sync.Mutex
	known  *nats.Subscription
	opened *nats.Conn
	closed bool
}

// open asks a connection for the subject.
func (s *subscription) open(nc *nats.Conn) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.opened == nc {
		return nil
	}
	known, err := nc.QueueSubscribe(s.subject, s.group, s.onMessage)
	if err != nil {
		return linkError(err)
	}
	// The limits of the client library are for streams: beyond them it would drop messages
	// silently.
	_ = known.SetPendingLimits(-1, -1)
	s.known, s.opened = known, nc
	return nil
}

func (s *subscription) onMessage(message *nats.Msg) {
	s.receive(link.Message{Subject: message.Subject, Reply: message.Reply, Head: headOf(message), Body: message.Data})
}

// Subject returns the subject.
func (s *subscription) Subject() string {
	return s.subject
}

// Close withdraws the interest at once.
func (s *subscription) Close() {
	if known := s.end(); known != nil {
		// It fails only where there is nothing to withdraw.
		_ = known.Unsubscribe()
	}
}

// Drain withdraws the interest and waits until all that the server had sent has been received, or
// ctx is done.
func (s *subscription) Drain(ctx context.Context) {
	known := s.end()
	if known == nil {
		return
	}
	if s.link.State() != link.Up {
		// Nothing is on its way on a connection that is down, and draining would wait for the next.
		_ = known.Unsubscribe()
		return
	}
	ended := make(chan struct{})
	var once sync.Once
	end := func(string) { once.Do(func() { close(ended) }) }
	known.SetClosedHandler(end)
	if known.Drain() != nil || !known.IsValid() {
		end("")
	}
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

func (s *subscription) end() *nats.Subscription {
	s.link.forget(s)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	known := s.known
	s.known = nil
	return known
}
