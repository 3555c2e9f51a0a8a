package autonats_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/resilience"
)

// untilStopped is a method that does nothing until its context is done, and then says why.
func untilStopped(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestDeadline(t *testing.T) {
	stopped := make(chan error, 10)
	left := make(chan time.Duration, 10)
	m := startMesh(t, &users{deleteAll: func(ctx context.Context) error {
		deadline, _ := ctx.Deadline()
		left <- time.Until(deadline)
		err := untilStopped(ctx)
		stopped <- err
		return err
	}})
	short := m.client.With(autonats.CallTimeout(50 * time.Millisecond))
	for name, c := range map[string]struct {
		client *user.UserClient
		left   time.Duration
	}{
		"of the context":      {m.client, 50 * time.Millisecond},
		"of the call":         {short, 24 * time.Hour},
		"the earlier of both": {short, time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), c.left)
			defer cancel()
			start := time.Now()
			err := c.client.DeleteAll(ctx)
			expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
			if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
				t.Error("errors.Is does not find the error of package context")
			}
			if took := time.Since(start); took < 45*time.Millisecond {
				t.Errorf("gave up after %v", took)
			}
			// The method is told too, before and when it happens.
			if left := <-left; left > 50*time.Millisecond {
				t.Errorf("the method has %v left", left)
			}
			if err := <-stopped; err != context.DeadlineExceeded {
				t.Errorf("the method saw %v", err)
			}
		})
	}
	t.Run("of the client", func(t *testing.T) {
		err := newClient(m.calling, autonats.WithTimeout(30*time.Millisecond)).DeleteAll(t.Context())
		expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
		<-stopped
	})
}

func TestNoTimeLeft(t *testing.T) {
	m := startMesh(t, &users{})
	past, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	expectFailure(t, m.client.DeleteAll(past), autonats.CodeDeadlineExceeded, "", outcome.NotSent)
	for _, timeout := range []time.Duration{0, -time.Second} {
		expectFailure(t, m.client.With(autonats.CallTimeout(timeout)).DeleteAll(t.Context()), autonats.CodeDeadlineExceeded, "", outcome.NotSent)
	}
	if requests := m.handlerRequests("DeleteAll"); requests != 0 {
		t.Errorf("%d requests arrived", requests)
	}
}

// The header is there only where the time differs from the method's own, which for GetAll is 2 s.
func TestTimeoutHeader(t *testing.T) {
	m := startMesh(t, &users{})
	seen, err := m.calling.SubscribeSync("autonats.user.GetAll")
	if err != nil {
		t.Fatal(err)
	}
	// All calls go to one subject.
	client := newClient(m.calling, resilience.Balance(false))
	long, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	for name, c := range map[string]struct {
		ctx    context.Context
		client *user.UserClient
		want   string
	}{
		"none":              {t.Context(), client, ""},
		"a long context":    {long, client, ""},
		"the same":          {t.Context(), client.With(autonats.CallTimeout(2 * time.Second)), ""},
		"another":           {t.Context(), client.With(autonats.CallTimeout(1500*time.Microsecond + 3*time.Second)), "3002"},
		"of the client":     {t.Context(), newClient(m.calling, resilience.Balance(false), autonats.WithTimeout(7*time.Second)), "7000"},
		"more than allowed": {t.Context(), client.With(autonats.CallTimeout(24 * time.Hour)), "300000"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := c.client.GetAll(c.ctx, nil); err != nil {
				t.Fatal(err)
			}
			message, err := seen.NextMsg(5 * time.Second)
			if err != nil || message.Header.Get("Autonats-Timeout") != c.want {
				t.Errorf("got %v, %v", message.Header, err)
			}
		})
	}
}

// A handler believes a header only where it is a whole number that makes sense.
func TestTimeoutHeaderIsChecked(t *testing.T) {
	left := make(chan time.Duration, 1)
	m := startMesh(t, &users{getAll: func(ctx context.Context, _ *float64) ([]user.User, error) {
		deadline, _ := ctx.Deadline()
		left <- time.Until(deadline)
		return nil, nil
	}})
	for header, want := range map[string]time.Duration{
		"1000": time.Second, "300000": 5 * time.Minute, "300001": 2 * time.Second, "0": 2 * time.Second, "-1": 2 * time.Second, "1e3": 2 * time.Second,
		"NaN": 2 * time.Second, "1.5": 2 * time.Second, "99999999999999999999": 2 * time.Second, "": 2 * time.Second, "0001000": time.Second,
	} {
		request := nats.NewMsg("autonats.user.GetAll")
		request.Header.Set("Autonats-Timeout", header)
		request.Header.Add("Autonats-Timeout", "17")
		if _, err := m.calling.RequestMsg(request, 5*time.Second); err != nil {
			t.Fatal(err)
		}
		if got := <-left; got > want || got < want-time.Second/2 {
			t.Errorf("%q leaves %v, want %v", header, got, want)
		}
	}
}

// A call made from within a method has no more time than is left of the one it serves, and is
// cancelled with it.
func TestNestedCall(t *testing.T) {
	innerStopped := make(chan error, 1)
	var client *user.UserClient
	m := startMesh(t, &users{
		getById: func(ctx context.Context, _ string) (*user.User, error) {
			if err := client.DeleteAll(ctx); err != nil {
				return nil, err
			}
			return newUser("1"), nil
		},
		deleteAll: func(ctx context.Context) error {
			err := untilStopped(ctx)
			innerStopped <- err
			return err
		},
	})
	client = newClient(m.serving)
	t.Run("deadline", func(t *testing.T) {
		_, err := m.client.With(autonats.CallTimeout(60*time.Millisecond)).GetById(t.Context(), "1")
		expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
		if err := <-innerStopped; err != context.DeadlineExceeded {
			t.Errorf("the inner method saw %v", err)
		}
	})
	t.Run("cancellation", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		before := m.handlerRequests("DeleteAll")
		go func() {
			eventually(t, "the inner method runs", func() bool { return m.handlerRequests("DeleteAll") > before })
			cancel()
		}()
		_, err := m.client.GetById(ctx, "1")
		expectFailure(t, err, autonats.CodeCancelled, "", outcome.Cancelled)
		if err := <-innerStopped; err != context.Canceled {
			t.Errorf("the inner method saw %v", err)
		}
	})
}

// What waits for a slot until its deadline has passed never starts, and its caller is told so.
func TestExpiredCallsNeverStart(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass})
	running := make(chan error, 5)
	for range 5 {
		go func() { running <- m.client.DeleteAll(t.Context()) }()
	}
	eventually(t, "five run", func() bool { return g.running.Load() == 5 })
	// The caller of this one waits longer than it says, to see the answer.
	request := nats.NewMsg("autonats.user.DeleteAll")
	request.Header.Set("Autonats-Timeout", "40")
	answer, err := m.calling.RequestMsg(request, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"code":"DEADLINE_EXCEEDED","message":"the deadline passed before the call could start","reason":"EXPIRED"}`; string(answer.Data) != want {
		t.Errorf("answered %s", answer.Data)
	}
	close(g.open)
	for range 5 {
		if err := <-running; err != nil {
			t.Error(err)
		}
	}
	if most, requests := g.most.Load(), m.handlerRequests("DeleteAll"); most != 5 || requests != 6 {
		t.Errorf("%d ran at once, of %d requests", most, requests)
	}
}

// A slot is free again when the method has ended, not when its caller was answered.
func TestSlotOfALateMethod(t *testing.T) {
	g := newGate()
	m := startMesh(t, &users{deleteAll: g.pass})
	for range 5 {
		err := m.client.With(autonats.CallTimeout(20 * time.Millisecond)).DeleteAll(t.Context())
		expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
	}
	waiting := make(chan error, 1)
	go func() { waiting <- m.client.DeleteAll(t.Context()) }()
	eventually(t, "the sixth waits", func() bool { return m.handlerRequests("DeleteAll") == 6 })
	if running := g.running.Load(); running != 5 {
		t.Errorf("%d run", running)
	}
	close(g.open)
	if err := <-waiting; err != nil {
		t.Error(err)
	}
}
