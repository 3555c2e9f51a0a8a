package handler

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/logging"
)

// listening is a subject to listen on.
type listening struct {
	subject string
	// name is the name under which the handler reports that the server refuses the subject. Without
	// a name, it is not reported.
	name string
	// queueGroup is empty where every instance gets each message.
	queueGroup string
	// bringsCalls reports whether calls come to it: a handler that has left its group does not listen
	// there.
	bringsCalls bool
	receive     func(link.Message)

	// The following belong to the lock of the subscriptions.
	subscription link.Subscription
	isDenied     bool
}

// subscriptions are those of one handler. They survive reconnects; one that the server refuses or
// takes away is asked for again until it is granted. When the connection moves to another server,
// they are withdrawn before and made again after.
type subscriptions struct {
	shared *connection.SharedConnection
	events logging.Events
	again  *askAgain

	mu          sync.Mutex
	entries     []*listening
	isConfirmed bool
	// isWithdrawn reports whether the connection is about to move; nothing is asked for then.
	isWithdrawn bool
	// isPaused reports whether nothing may come that calls the handler.
	isPaused  bool
	isClosing bool
}

func newSubscriptions(shared *connection.SharedConnection, events logging.Events) *subscriptions {
	s := &subscriptions{shared: shared, events: events}
	s.again = newAskAgain(s.openMissing)
	return s
}

// open asks for subjects.
func (s *subscriptions) open(all []listening) error {
	for _, entry := range all {
		s.mu.Lock()
		s.entries = append(s.entries, &entry)
		s.mu.Unlock()
		if err := s.subscribe(&entry); err != nil {
			return unavailable(fault.ReasonClosed, "the connection to NATS is closed", err)
		}
	}
	return nil
}

func (s *subscriptions) subscribe(entry *listening) error {
	subscription, err := s.shared.Link.Subscribe(entry.subject, entry.queueGroup, entry.receive)
	if err != nil {
		return err
	}
	s.mu.Lock()
	entry.subscription = subscription
	s.mu.Unlock()
	return nil
}

// confirm waits until the server has confirmed all subjects, however long it takes to get a
// connection. It fails where the server refuses one.
func (s *subscriptions) confirm(ctx context.Context) error {
	for {
		switch s.waitUp(ctx) {
		case nil:
		case link.ErrClosed:
			return unavailable(fault.ReasonClosed, "the connection to NATS is closed", link.ErrClosed)
		default:
			return unavailable(fault.ReasonDisconnected, "not connected to NATS", context.Cause(ctx))
		}
		err := s.shared.Link.Confirm(ctx)
		if err == nil {
			break
		}
		if ctx.Err() != nil {
			return unavailable(fault.ReasonDisconnected, "NATS does not confirm the subscriptions", context.Cause(ctx))
		}
		// The connection broke meanwhile. All subjects are asked for again on the next.
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, entry := range s.entries {
		if entry.isDenied {
			return denied(entry)
		}
	}
	s.isConfirmed = true
	return nil
}

func unavailable(reason fault.Reason, message string, cause error) error {
	return &fault.Error{Code: fault.CodeUnavailable, Reason: reason, Outcome: fault.OutcomeNotSent, Message: message, Cause: cause}
}

func denied(entry *listening) error {
	group := ""
	if entry.queueGroup != "" {
		group = fmt.Sprintf(" with the queue group %q", entry.queueGroup)
	}
	return &fault.Error{
		Code: fault.CodePermissionDenied, Outcome: fault.OutcomeNotSent,
		Message: fmt.Sprintf("this connection's user may not subscribe to %q%s; grant it in the NATS server's configuration", entry.subject, group),
	}
}

// denied returns the names of the subjects that the server currently refuses.
func (s *subscriptions) denied() (names []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, entry := range s.entries {
		if entry.isDenied && entry.name != "" {
			names = append(names, entry.name)
		}
	}
	return names
}

// onDenied notes that the server refuses a subject, or has taken it away.
func (s *subscriptions) onDenied(subject, queueGroup string) {
	s.mu.Lock()
	isNew, mayAsk := false, s.isConfirmed && !s.isClosing
	for _, entry := range s.entries {
		if entry.subject != subject || queueGroup != "" && entry.queueGroup != queueGroup {
			continue
		}
		if entry.subscription != nil {
			// Where two handlers share a connection, the one that was taken away may have been the
			// other's.
			entry.subscription.Close()
			entry.subscription = nil
		}
		isNew = isNew || !entry.isDenied
		entry.isDenied = true
	}
	s.mu.Unlock()
	if isNew {
		s.events.Log(slog.LevelError, "NATS denied the subscription; this handler gets no calls on it", slog.String("subject", subject))
	}
	if isNew && mayAsk {
		s.again.start()
	}
}

// openMissing asks for everything that is not there, and reports whether all is granted once the
// server has answered.
func (s *subscriptions) openMissing() bool {
	s.mu.Lock()
	if s.isClosing || s.isWithdrawn || !s.shared.IsUp() {
		s.mu.Unlock()
		return false
	}
	var asked []*listening
	for _, entry := range s.entries {
		if entry.subscription == nil && !(s.isPaused && entry.bringsCalls) {
			asked = append(asked, entry)
		}
	}
	s.mu.Unlock()
	for _, entry := range asked {
		if s.subscribe(entry) != nil {
			return false
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), confirmTimeout)
	defer cancel()
	if s.shared.Link.Confirm(ctx) != nil {
		return false
	}
	var granted []string
	isComplete := true
	s.mu.Lock()
	for _, entry := range asked {
		if entry.isDenied && entry.subscription != nil {
			entry.isDenied = false
			granted = append(granted, entry.subject)
		}
	}
	for _, entry := range s.entries {
		isComplete = isComplete && !entry.isDenied
	}
	s.mu.Unlock()
	for _, subject := range granted {
		s.events.Log(slog.LevelInfo, "NATS granted a subscription that it had denied", slog.String("subject", subject))
	}
	return isComplete
}

const confirmTimeout = 5 * time.Second

// withdraw ends the subscriptions in a queue group, until reopen: the connection is about to move.
func (s *subscriptions) withdraw(ctx context.Context) {
	s.mu.Lock()
	s.isWithdrawn = true
	s.mu.Unlock()
	s.drainSome(ctx, func(entry *listening) bool { return entry.queueGroup != "" })
}

// finish ends the others too, until reopen.
func (s *subscriptions) finish(ctx context.Context) {
	s.drainSome(ctx, everything)
}

// reopen asks for what was withdrawn.
func (s *subscriptions) reopen() {
	s.mu.Lock()
	s.isWithdrawn = false
	s.mu.Unlock()
	go s.openMissing()
}

// pause withdraws from the subjects that bring calls, until resume: first from those of the queue
// group, and after a moment from that of the instance itself. What the server has sent by then is
// still received.
func (s *subscriptions) pause() {
	s.mu.Lock()
	s.isPaused = true
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), confirmTimeout)
	defer cancel()
	s.drainSome(ctx, func(entry *listening) bool { return entry.queueGroup != "" })
	time.Sleep(noticeTime)
	s.mu.Lock()
	isPaused := s.isPaused
	s.mu.Unlock()
	if isPaused {
		s.drainSome(ctx, func(entry *listening) bool { return entry.bringsCalls })
	}
}

// resume asks for them again.
func (s *subscriptions) resume() {
	s.mu.Lock()
	s.isPaused = false
	s.mu.Unlock()
	s.openMissing()
}

// drain withdraws from subjects for good, and returns once what the server had sent by then has
// been taken, or ctx is done.
func (s *subscriptions) drain(ctx context.Context, which func(entry *listening) bool) {
	s.mu.Lock()
	s.isClosing = true
	s.mu.Unlock()
	s.again.stop()
	s.drainSome(ctx, which)
}

func (s *subscriptions) drainSome(ctx context.Context, which func(entry *listening) bool) {
	var open []link.Subscription
	s.mu.Lock()
	for _, entry := range s.entries {
		if entry.subscription != nil && which(entry) {
			open = append(open, entry.subscription)
			entry.subscription = nil
		}
	}
	s.mu.Unlock()
	var all sync.WaitGroup
	for _, subscription := range open {
		all.Add(1)
		go func() {
			defer all.Done()
			subscription.Drain(ctx)
		}()
	}
	all.Wait()
}

// waitUp waits for a connection. It fails with [link.ErrClosed], or with [link.ErrDown] when ctx is
// done before there is one.
func (s *subscriptions) waitUp(ctx context.Context) error {
	for {
		up := s.shared.WhenUp()
		switch s.shared.Link.State() {
		case link.Up:
			return nil
		case link.Closed:
			return link.ErrClosed
		}
		select {
		case <-up:
		case <-s.shared.Closed():
		case <-ctx.Done():
			return link.ErrDown
		}
	}
}
