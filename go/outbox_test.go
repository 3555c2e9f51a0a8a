package autonats_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// A call that ends before the connection had room for its request was not sent, and never is.
func TestCallEndsInTheOutbox(t *testing.T) {
	s := startServer(t)
	var seen sync.Map
	serve(t, s.connect(), &users{getById: func(_ context.Context, id string) (*user.User, error) {
		seen.Store(id[:1], true)
		return newUser(id), nil
	}})
	var sent atomic.Int64
	client := newClient(s.connect(), autonats.WithObservers(autonats.Observer{
		OnAttemptSent: func(*autonats.ObservedCall, int, int) { sent.Add(1) },
	}))
	if err := client.DeleteAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.freeze()
	// The first one fills most of what may be unconfirmed, and the others have to wait for that.
	results := make(chan error, 2)
	for _, id := range []string{"a", "b"} {
		go func() {
			_, err := client.With(autonats.CallTimeout(time.Minute)).GetById(t.Context(), strings.Repeat(id, 900<<10))
			results <- err
		}()
	}
	eventually(t, "one of them is out", func() bool { return sent.Load() == 2 })
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, err := client.GetById(ctx, strings.Repeat("c", 900<<10))
		ended <- err
	}()
	time.AfterFunc(50*time.Millisecond, cancel)
	expectFailure(t, <-ended, autonats.CodeCancelled, "", outcome.NotSent)
	short, cancelShort := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancelShort()
	_, err := client.GetById(short, strings.Repeat("d", 900<<10))
	expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.NotSent)
	_, err = client.With(autonats.CallTimeout(50*time.Millisecond)).GetById(t.Context(), strings.Repeat("e", 900<<10))
	expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.NotSent)
	if sent.Load() != 2 {
		t.Errorf("%d are said to be sent", sent.Load())
	}
	s.signal(syscall.SIGCONT)
	for range 2 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if _, err := client.GetById(t.Context(), "f"); err != nil {
		t.Error(err)
	}
	for _, id := range []string{"c", "d", "e"} {
		if _, arrived := seen.Load(id); arrived {
			t.Errorf("%s arrived", id)
		}
	}
	if sent.Load() != 4 {
		t.Errorf("%d are said to be sent", sent.Load())
	}
}

// That something else has replied is said whoever ends the call: its own timeout, or the deadline
// of its context.
func TestForeignReply(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	if _, err := nc.Subscribe("autonats.user.GetById", func(m *nats.Msg) { _ = m.Respond([]byte(`{"stream":"ORDERS","seq":7}`)) }); err != nil {
		t.Fatal(err)
	}
	client := newClient(nc)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, byContext := client.GetById(ctx, "1")
	_, byTimeout := client.With(autonats.CallTimeout(100*time.Millisecond)).GetById(t.Context(), "1")
	for _, err := range []error{byContext, byTimeout} {
		failure := expectFailure(t, err, autonats.CodeDeadlineExceeded, reason.ForeignReply, outcome.Unknown)
		if !strings.Contains(failure.Message, `a stream captures "autonats.user.GetById"`) {
			t.Errorf("got %q", failure.Message)
		}
	}
}
