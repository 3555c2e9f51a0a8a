package client

import (
	"context"
	"errors"
	"testing"
	"time"
)

type userKey struct{}

func newOwnContext(ctx context.Context, timeout time.Duration) *ownContext {
	return &ownContext{Context: ctx, deadline: now() + timeout}
}

func TestOwnContextEndsAtTheDeadline(t *testing.T) {
	c := newOwnContext(context.Background(), time.Millisecond)
	defer c.end()
	<-c.Done()
	if !errors.Is(c.Err(), context.DeadlineExceeded) || !errors.Is(context.Cause(c), context.DeadlineExceeded) {
		t.Errorf("got %v, cause %v, want the deadline", c.Err(), context.Cause(c))
	}
}

func TestOwnContextEndsWithTheCall(t *testing.T) {
	c := newOwnContext(context.Background(), time.Hour)
	before, cancel := context.WithCancel(c)
	defer cancel()
	if c.Err() != nil || before.Err() != nil {
		t.Fatalf("got %v and %v, want none yet", c.Err(), before.Err())
	}
	c.end()
	<-before.Done()
	if c.Err() != context.Canceled {
		t.Errorf("got %v, want that it was cancelled", c.Err())
	}
}

// What is asked for only after the call has ended is told so too.
func TestOwnContextAskedAfterTheCall(t *testing.T) {
	c := newOwnContext(context.Background(), time.Hour)
	c.end()
	<-c.Done()
	if c.Err() != context.Canceled {
		t.Errorf("got %v, want that it was cancelled", c.Err())
	}
}

func TestOwnContextEndsWithTheCallers(t *testing.T) {
	cause := errors.New("enough")
	caller, cancel := context.WithCancelCause(context.WithValue(context.Background(), userKey{}, "value"))
	c := newOwnContext(caller, time.Hour)
	defer c.end()
	for range 2 {
		if c.Value(userKey{}) != "value" || c.Value(ownContextKey{}) != any(c) {
			t.Error("the values of the caller or the call's own cannot be found")
		}
		_ = c.Done()
	}
	cancel(cause)
	<-c.Done()
	if context.Cause(c) != cause {
		t.Errorf("got the cause %v, want the caller's", context.Cause(c))
	}
}
