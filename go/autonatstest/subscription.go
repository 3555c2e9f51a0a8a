package autonatstest

import (
	"context"
	"sync"

	"github.com/zyra/autonats/go/internal/link"
)

// subscription hands messages to its receiver, one after the other, from a goroutine of its own
// while there are any.
type subscription struct {
	link    *Link
	subject string
	pattern []string
	group   string
	receive func(link.Message)

	mu     sync.Mutex
	queue  []link.Message
	busy   bool
	closed bool
	// idle is closed once all has been received; nil if nobody waits for that.
	idle chan struct{}
}

// Subject returns the subject.
func (s *subscription) Subject() string {
	return s.subject
}

func (s *subscription) deliver(message link.Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.queue = append(s.queue, message)
	if !s.busy {
		s.busy = true
		go s.run()
	}
}

func (s *subscription) run() {
	for {
		s.mu.Lock()
		if len(s.queue) == 0 || s.closed {
			s.queue, s.busy = nil, false
			if s.idle != nil {
				close(s.idle)
				s.idle = nil
			}
			s.mu.Unlock()
			return
		}
		message := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		s.link.received.Add(uint64(len(message.Head) + len(message.Body)))
		s.receive(message)
	}
}

// drop forgets what is on its way: the connection was cut.
func (s *subscription) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = nil
}

// Drain withdraws the interest, and returns once all that was on its way has been received, or ctx
// is done.
func (s *subscription) Drain(ctx context.Context) {
	s.link.forget(s)
	// Where the connection is gone, nothing is on its way.
	_ = s.link.Confirm(ctx)
	s.mu.Lock()
	if !s.busy {
		s.mu.Unlock()
		return
	}
	if s.idle == nil {
		s.idle = make(chan struct{})
	}
	idle := s.idle
	s.mu.Unlock()
	select {
	case <-idle:
	case <-ctx.Done():
	}
}

// Close withdraws the interest at once.
func (s *subscription) Close() {
	s.link.forget(s)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}
