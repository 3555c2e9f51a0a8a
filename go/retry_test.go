package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
	"github.com/zyra/autonats/go/resilience"
)

var quick = resilience.Retry{Backoff: 2 * time.Millisecond}

// failingUsers fails so many times, and then succeeds.
type failingUsers struct {
	times, runs int
	err         error
}

func (f *failingUsers) getById(context.Context, string) (*user.User, error) {
	if f.runs++; f.runs <= f.times {
		return nil, f.err
	}
	return newUser("1"), nil
}

func retryClient(t *testing.T, server *users, options ...autonats.ClientOption) *user.UserClient {
	t.Helper()
	network := autonatstest.NewNetwork()
	serve(t, network.Connect(), server)
	return newClient(network.Connect(), append([]autonats.ClientOption{quick}, options...)...)
}

func TestCallsAreMadeAgain(t *testing.T) {
	crash := errors.New("crash")
	for _, test := range []struct {
		name       string
		times      int
		err        error
		options    []autonats.CallOption
		wantRuns   int
		wantFailed autonats.Outcome
	}{
		{"until one succeeds", 2, crash, nil, 3, ""},
		{"three times", 5, crash, nil, 3, outcome.Failed},
		{"not after an answer", 5, autonats.NewError(autonats.CodeNotFound, "no user"), nil, 1, outcome.Completed},
		{"as often as the call says", 9, crash, []autonats.CallOption{resilience.Attempts(5)}, 5, outcome.Failed},
		{"not before the handler wants it", 9, &autonats.Error{Code: autonats.CodeUnavailable, Message: "later", RetryAfter: time.Minute}, nil, 1, outcome.Failed},
	} {
		t.Run(test.name, func(t *testing.T) {
			shop := &failingUsers{times: test.times, err: test.err}
			client := retryClient(t, &users{getById: shop.getById}).With(test.options...)
			_, err := client.GetById(t.Context(), "1")
			if shop.runs != test.wantRuns || autonats.OutcomeOf(err) != test.wantFailed {
				t.Errorf("%d runs and %v, want %d and %q", shop.runs, err, test.wantRuns, test.wantFailed)
			}
			if after, ok := test.err.(*autonats.Error); ok && failureOf(t, err).RetryAfter != after.RetryAfter {
				t.Errorf("the caller is told to retry after %v, want %v", failureOf(t, err).RetryAfter, after.RetryAfter)
			}
		})
	}
}

func TestCallsThatMayHaveRunAreNotMadeAgain(t *testing.T) {
	runs := 0
	client := retryClient(t, &users{deleteAll: func(context.Context) error { runs++; return errors.New("crash") }})
	expectFailure(t, client.DeleteAll(t.Context()), autonats.CodeInternal, "", outcome.Failed)
	if runs != 1 {
		t.Errorf("it ran %d times", runs)
	}
	err := client.With(resilience.Attempts(11)).DeleteAll(t.Context())
	if failure := expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent); failure.Message != "attempts must be a whole number from 1 to 10" {
		t.Errorf("got %q", failure.Message)
	}
}

// told has what observers are told of attempts.
type told struct {
	mu    sync.Mutex
	lines []string
}

func (t *told) observer() autonats.ClientOption {
	tell := func(attempt int, what string) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.lines = append(t.lines, fmt.Sprint(attempt, " ", what))
	}
	return autonats.WithObservers(autonats.Observer{
		OnAttemptEnded: func(_ *autonats.ObservedCall, attempt int, err error) {
			if err == nil {
				tell(attempt, "ok")
			} else {
				tell(attempt, "failed")
			}
		},
		OnRetryScheduled: func(_ *autonats.ObservedCall, attempt int, _ error, _ time.Duration) { tell(attempt, "scheduled") },
		OnRetryDenied:    func(_ *autonats.ObservedCall, attempt int, _ error) { tell(attempt, "denied") },
	})
}

func TestObserversOfRetries(t *testing.T) {
	for _, test := range []struct {
		name  string
		retry resilience.Retry
		times int
		want  []string
	}{
		{"within the budget", resilience.Retry{Backoff: time.Millisecond}, 1, []string{"1 failed", "2 scheduled", "2 ok"}},
		{"beyond it", resilience.Retry{BudgetRatio: 1e-9, BudgetPerSecond: 1e-9}, 1, []string{"2 denied", "1 failed"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			shop, heard := &failingUsers{times: test.times, err: errors.New("crash")}, &told{}
			client := retryClient(t, &users{getById: shop.getById}, heard.observer(), test.retry)
			_, _ = client.GetById(t.Context(), "1")
			if !slices.Equal(heard.lines, test.want) {
				t.Errorf("told %q, want %q", heard.lines, test.want)
			}
		})
	}
}

func TestInterceptorsSeeHowOftenACallWasMade(t *testing.T) {
	seen := 0
	count := func(next autonats.Next) autonats.Next {
		return func(ctx context.Context, call autonats.Call) (any, error) {
			result, err := next(ctx, call)
			seen = call.Attempt
			return result, err
		}
	}
	shop := &failingUsers{times: 2, err: errors.New("crash")}
	if _, err := retryClient(t, &users{getById: shop.getById}, autonats.WithInterceptors(count)).GetById(t.Context(), "1"); err != nil || seen != 3 {
		t.Errorf("saw %d attempts, and %v", seen, err)
	}
}

func TestACallThatWaitsForItsNextAttemptCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	shop := &failingUsers{times: 9, err: errors.New("crash")}
	client := retryClient(t, &users{getById: shop.getById}, resilience.Retry{Backoff: 1e6 * time.Second, MaxBackoff: time.Second},
		autonats.WithObservers(autonats.Observer{OnRetryScheduled: func(*autonats.ObservedCall, int, error, time.Duration) { cancel() }}))
	_, err := client.GetById(ctx, "1")
	expectFailure(t, err, autonats.CodeCancelled, "", outcome.Cancelled)
}

func TestACallThatRanIsNotSaidNotToHaveRun(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	network := autonatstest.NewNetwork()
	shop := &failingUsers{times: 9, err: errors.New("crash")}
	handler := serve(t, network.Connect(), &users{getById: shop.getById})
	// The first attempt runs, nobody gets the second, and the time is up before the third.
	scheduled := func(_ *autonats.ObservedCall, attempt int, _ error, _ time.Duration) {
		if attempt == 2 {
			handler.Shutdown()
		} else {
			cancel(context.DeadlineExceeded)
		}
	}
	client := newClient(network.Connect(), quick, autonats.WithObservers(autonats.Observer{OnRetryScheduled: scheduled}))
	_, err := client.GetById(ctx, "1")
	expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
}

func TestCallsThatNobodyServesAreMadeThreeTimes(t *testing.T) {
	heard := &told{}
	client := newClient(autonatstest.NewNetwork().Connect(), quick, heard.observer())
	expectFailure(t, client.DeleteAll(t.Context()), autonats.CodeUnavailable, reason.NoResponders, outcome.NotDelivered)
	if want := []string{"1 failed", "2 scheduled", "2 failed", "3 scheduled", "3 failed"}; !slices.Equal(heard.lines, want) {
		t.Errorf("told %q, want %q", heard.lines, want)
	}
}

func TestCallsAreHeldBackWhileHandlersRefuseMostOfThem(t *testing.T) {
	network := autonatstest.NewNetwork()
	started, gate := make(chan struct{}), make(chan struct{})
	serve(t, network.Connect(), &users{deleteAll: func(context.Context) error { close(started); <-gate; return nil }},
		autonats.WithLimits(autonats.Limits{MethodLimits: autonats.MethodLimits{Concurrency: 1, Queue: -1}}))
	client := newClient(network.Connect(), resilience.Throttle(true), quick)
	held := make(chan error, 1)
	go func() { held <- client.DeleteAll(t.Context()) }()
	<-started
	reasons := map[autonats.Reason]int{}
	for range 200 {
		reasons[failureOf(t, client.DeleteAll(t.Context())).Reason]++
	}
	if reasons[reason.Busy] < 5 || reasons[reason.Throttled] < 100 || len(reasons) != 2 {
		t.Errorf("failed with %v", reasons)
	}
	other := newClient(network.Connect(), resilience.Throttle(false))
	for range 100 {
		expectFailure(t, other.DeleteAll(t.Context()), autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected)
	}
	close(gate)
	if err := <-held; err != nil {
		t.Error(err)
	}
}

func TestCallsWaitUntilTheyAreServed(t *testing.T) {
	network := autonatstest.NewNetwork()
	unserved := make(chan struct{})
	observer := autonats.Observer{OnRetryScheduled: func(_ *autonats.ObservedCall, number int, _ error, _ time.Duration) {
		if number == 6 {
			close(unserved)
		}
	}}
	client := newClient(network.Connect(), quick, autonats.WithWaitForReady(), autonats.WithObservers(observer))
	shop := &failingUsers{times: 2, err: errors.New("crash")}
	go func() {
		<-unserved
		serve(t, network.Connect(), &users{getById: shop.getById})
	}()
	if _, err := client.GetById(t.Context(), "1"); err != nil || shop.runs != 3 {
		t.Errorf("%d runs and %v, want 3, since nobody who does not serve counts as an attempt", shop.runs, err)
	}
}

func TestCallsThatNobodyServesFailAtTheirDeadline(t *testing.T) {
	client := newClient(autonatstest.NewNetwork().Connect(), quick, autonats.WithWaitForReady())
	_, err := client.With(autonats.CallTimeout(100*time.Millisecond)).GetById(t.Context(), "1")
	expectFailure(t, err, autonats.CodeUnavailable, reason.NoResponders, outcome.NotDelivered)
}
