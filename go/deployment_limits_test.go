package autonats_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// room finds out how many calls of DeleteAll run at once and wait, before one is refused.
func room(t *testing.T, options ...autonats.HandlerOption) (runs, waits int) {
	t.Helper()
	g := newGate()
	serving := &diary{}
	network := autonatstest.NewNetwork()
	connect := func() autonats.Connection { return network.Connect() }
	p := startPair(t, connect, &users{deleteAll: g.pass}, with{handler: append(options, autonats.WithObservers(serving.observer()))})
	results := make(chan error, 50)
	taken := 0
	for text := ""; !strings.Contains(text, "refused"); taken++ {
		go func() { results <- p.client.DeleteAll(t.Context()) }()
		eventually(t, "it came", func() bool {
			text = serving.String()
			return strings.Count(text, "admitted")+strings.Count(text, "refused") > taken
		})
	}
	close(g.open)
	for range taken {
		if err := <-results; err != nil {
			expectFailure(t, err, autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
		}
	}
	waits = strings.Count(serving.String(), "admitted true")
	return taken - 1 - waits, waits
}

func TestLimitsOfADeployment(t *testing.T) {
	all := func(concurrency, queue int) autonats.Limits {
		return autonats.Limits{MethodLimits: autonats.MethodLimits{Concurrency: concurrency, Queue: queue}}
	}
	one := all(2, 3)
	one.Methods = map[string]autonats.MethodLimits{"DeleteAll": {Concurrency: 1}, "GetById": {Concurrency: 9, Queue: 9}}
	total := all(0, 1)
	total.Total = 3
	for name, c := range map[string]struct {
		limits      autonats.Limits
		environment map[string]string
		runs, waits int
	}{
		"options":       {limits: all(3, 2), runs: 3, waits: 2},
		"no queue":      {limits: all(3, -1), runs: 3},
		"one method":    {limits: one, runs: 1, waits: 3},
		"total":         {limits: total, runs: 3, waits: 1},
		"environment":   {environment: map[string]string{"CONCURRENCY": "2", "QUEUE": "1"}, runs: 2, waits: 1},
		"of one method": {environment: map[string]string{"CONCURRENCY": "9", "CONCURRENCY_User_DeleteAll": "4", "QUEUE": "0"}, runs: 4},
		"environment's total": {
			environment: map[string]string{"TOTAL": "2", "QUEUE": "4", "QUEUE_User_GetById": "9"}, runs: 2, waits: 4,
		},
		"options before environment": {limits: all(2, 2), environment: map[string]string{"CONCURRENCY_User_DeleteAll": "4", "QUEUE": "7"}, runs: 2, waits: 2},
	} {
		t.Run(name, func(t *testing.T) {
			for variable, value := range c.environment {
				t.Setenv("AUTONATS_HANDLER_"+variable, value)
			}
			if runs, waits := room(t, autonats.WithLimits(c.limits)); runs != c.runs || waits != c.waits {
				t.Errorf("%d ran and %d waited, want %d and %d", runs, waits, c.runs, c.waits)
			}
		})
	}
}

// The time that a deployment gives to a method is a cap: a caller with less has less.
func TestTimeoutOfADeployment(t *testing.T) {
	left := func(t *testing.T, options ...autonats.HandlerOption) time.Duration {
		t.Helper()
		network := autonatstest.NewNetwork()
		times := make(chan time.Duration, 1)
		serve(t, network.Connect(), &users{deleteAll: func(ctx context.Context) error {
			deadline, _ := ctx.Deadline()
			times <- time.Until(deadline)
			return nil
		}}, options...)
		if err := newClient(network.Connect()).With(autonats.CallTimeout(time.Minute)).DeleteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		return <-times
	}
	within := func(least, most, got time.Duration) {
		t.Helper()
		if got <= least || got > most {
			t.Errorf("the method has %v, want at most %v", got, most)
		}
	}
	within(30*time.Second, time.Minute, left(t))
	within(0, 20*time.Second, left(t, autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Timeout: 20 * time.Second}})))
	t.Setenv("AUTONATS_HANDLER_TIMEOUT", "20s")
	within(0, 20*time.Second, left(t))
	t.Setenv("AUTONATS_HANDLER_TIMEOUT_User_DeleteAll", "10m")
	within(30*time.Second, time.Minute, left(t))
}

func TestLimitsThatCannotWork(t *testing.T) {
	start := func(options ...autonats.HandlerOption) error {
		return user.NewUserHandler(&users{}, autonatstest.NewNetwork().Connect(), options...).Start(t.Context())
	}
	for what, limits := range map[string]autonats.Limits{
		"Concurrency": {MethodLimits: autonats.MethodLimits{Concurrency: -1}},
		"Queue":       {MethodLimits: autonats.MethodLimits{Queue: -2}},
		"Timeout":     {MethodLimits: autonats.MethodLimits{Timeout: -1}},
		"Total":       {Total: -1},
		`"Nosuch"`:    {Methods: map[string]autonats.MethodLimits{"Nosuch": {}}},
	} {
		failure := expectFailure(t, start(autonats.WithLimits(limits)), autonats.CodeInvalidArgument, "", outcome.NotSent)
		if !strings.Contains(failure.Message, what) {
			t.Errorf("got %q, want %s", failure.Message, what)
		}
	}
	for _, variable := range []string{"CONCURRENCY", "QUEUE_User_Touch", "TIMEOUT", "TIMEOUT_User_GetAll", "TOTAL"} {
		for _, value := range []string{"many", "-1", "1.5", "+1", "99999999999"} {
			t.Run(variable+"="+value, func(t *testing.T) {
				t.Setenv("AUTONATS_HANDLER_"+variable, value)
				failure := expectFailure(t, start(), autonats.CodeInvalidArgument, "", outcome.NotSent)
				if !strings.Contains(failure.Message, "AUTONATS_HANDLER_"+variable+" ") {
					t.Errorf("got %q", failure.Message)
				}
			})
		}
	}
}

// An idle handler takes a thousand calls at once, with the defaults.
func TestBurst(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		var ran atomic.Int32
		p := startPair(t, connect, &users{deleteAll: func(context.Context) error { ran.Add(1); return nil }}, with{})
		begin, results := make(chan struct{}), make(chan error, 1000)
		for range 1000 {
			go func() {
				<-begin
				results <- p.client.DeleteAll(t.Context())
			}()
		}
		close(begin)
		var failed []error
		for range 1000 {
			if err := <-results; err != nil {
				failed = append(failed, err)
			}
		}
		if len(failed) > 0 || ran.Load() != 1000 {
			t.Errorf("%d failed, %d ran: %v", len(failed), ran.Load(), errors.Join(failed[:min(len(failed), 3)]...))
		}
	})
}
