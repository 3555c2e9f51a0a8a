package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"github.com/zyra/autonats/go/internal/codec"
	"reflect"
	"strings"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

func TestCall(t *testing.T) {
	m := startMesh(t, &users{})
	ctx := t.Context()

	t.Run("gives the result", func(t *testing.T) {
		found, err := m.client.GetById(ctx, "42")
		if err != nil || !reflect.DeepEqual(found, newUser("42")) {
			t.Fatalf("got %+v, %v", found, err)
		}
	})
	t.Run("passes optional parameters or leaves them out", func(t *testing.T) {
		for limit, want := range map[*float64]int{nil: 3, pointer(2.0): 2} {
			all, err := m.client.GetAll(ctx, limit)
			if err != nil || len(all) != want {
				t.Errorf("got %d users, %v", len(all), err)
			}
		}
	})
	t.Run("without a result", func(t *testing.T) {
		if err := m.client.DeleteAll(ctx); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("to one instance", func(t *testing.T) {
		if _, err := m.client.With(autonats.CallInstance(m.handler.Instance())).GetById(ctx, "1"); err != nil {
			t.Fatal(err)
		}
		_, err := m.client.With(autonats.CallInstance("nosuch")).GetById(ctx, "1")
		expectFailure(t, err, autonats.CodeUnavailable, reason.NoResponders, outcome.NotDelivered)
		_, err = m.client.With(autonats.CallInstance("a.b")).GetById(ctx, "1")
		expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent)
	})
	t.Run("of many at once", func(t *testing.T) {
		errs := make(chan error)
		for i := range 5 {
			go func() {
				for range 200 {
					id := fmt.Sprint(i)
					found, err := m.client.GetById(ctx, id)
					if err != nil || found.ID != id {
						errs <- fmt.Errorf("got %v, %w", found, err)
						return
					}
				}
				errs <- nil
			}()
		}
		for range 5 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
	})
	t.Run("to nobody", func(t *testing.T) {
		_, err := newClient(m.calling, autonats.WithPrefix("elsewhere")).GetById(ctx, "1")
		expectFailure(t, err, autonats.CodeUnavailable, reason.NoResponders, outcome.NotDelivered)
	})
}

func TestDeclaredError(t *testing.T) {
	m := startMesh(t, &users{getById: func(_ context.Context, id string) (*user.User, error) {
		return nil, fmt.Errorf("looking for %s: %w", id, &user.NotFound{ID: id, Message: "no user " + id})
	}})
	_, err := m.client.GetById(t.Context(), "42")
	failure := expectFailure(t, err, autonats.CodeNotFound, "", outcome.Completed)
	var notFound *user.NotFound
	if !errors.As(err, &notFound) || notFound.ID != "42" || notFound.Error() != "no user 42" {
		t.Errorf("got %+v", notFound)
	}
	if !errors.Is(err, autonats.CodeNotFound) || errors.Is(err, autonats.CodeInternal) || autonats.CodeOf(err) != autonats.CodeNotFound {
		t.Error("the code is not found by errors.Is")
	}
	if failure.Service != "User" || failure.Method != "GetById" || failure.Error() != "NOT_FOUND: no user 42" {
		t.Errorf("got %+v", failure)
	}
}

func TestOwnError(t *testing.T) {
	m := startMesh(t, &users{deleteAll: func(context.Context) error {
		return autonats.Errorf(autonats.CodeFailedPrecondition, "locked by %s: %w", "ann", errors.New("secret"))
	}})
	err := m.client.DeleteAll(t.Context())
	failure := expectFailure(t, err, autonats.CodeFailedPrecondition, "", outcome.Completed)
	if failure.Message != "locked by ann" {
		t.Errorf("got %q", failure.Message)
	}
}

// Only the error of an argument has a path.
func TestPathOfOwnError(t *testing.T) {
	code := autonats.CodeInvalidArgument
	m := startMesh(t, &users{deleteAll: func(context.Context) error { return &autonats.Error{Code: code, Message: "m", Path: "id"} }})
	if failure := expectFailure(t, m.client.DeleteAll(t.Context()), code, "", outcome.Completed); failure.Path != "id" {
		t.Errorf("got the path %q", failure.Path)
	}
	code = autonats.CodeOutOfRange
	if failure := expectFailure(t, m.client.DeleteAll(t.Context()), code, "", outcome.Completed); failure.Path != "" {
		t.Errorf("got the path %q", failure.Path)
	}
}

// What a method fails with and does not declare stays in its process.
func TestUndeclaredFailure(t *testing.T) {
	failures := map[string]func() error{
		"an error": func() error { return errors.New("password: hunter2") },
		"a panic":  func() error { panic("password: hunter2") },
		"the error of another": func() error {
			return &autonats.Error{Code: autonats.CodeNotFound, Message: "hunter2", Service: "Stock"}
		},
		"a nil pointer":            func() error { var u *user.User; u.ID = "x"; return nil },
		"a panic with an error":    func() error { panic(&user.NotFound{ID: "hunter2"}) },
		"an unknown code":          func() error { return &autonats.Error{Code: "SECRET", Message: "hunter2"} },
		"a panic with nothing":     func() error { panic(nil) },
		"a goroutine that it ends": func() error { goexit(); return nil },
	}
	for name, fail := range failures {
		t.Run(name, func(t *testing.T) {
			logger, written := capturedLog()
			s := startServer(t)
			serve(t, s.connect(), &users{deleteAll: func(context.Context) error { return fail() }}, autonats.WithLogger(logger))
			client := newClient(s.connect())
			// More often than there are slots: none may be lost.
			for range 12 {
				failure := expectFailure(t, client.DeleteAll(t.Context()), autonats.CodeInternal, "", outcome.Failed)
				if strings.Contains(fmt.Sprintf("%+v", *failure), "hunter2") {
					t.Fatalf("the caller sees %+v", failure)
				}
				if failure.Reference == "" || !strings.Contains(written.String(), failure.Reference) {
					t.Fatalf("the log has no reference %q: %s", failure.Reference, written)
				}
			}
		})
	}
}

func TestInvalidArguments(t *testing.T) {
	m := startMesh(t, &users{})
	_, err := m.client.GetById(t.Context(), "\xff")
	failure := expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent)
	var invalid *autonats.InvalidValue
	if failure.Path != "id" || !errors.As(err, &invalid) || invalid.Rule != codec.RuleEncoding {
		t.Errorf("got %+v", failure)
	}
}

func TestInvalidResult(t *testing.T) {
	logger, written := capturedLog()
	s := startServer(t)
	serve(t, s.connect(), &users{getById: func(context.Context, string) (*user.User, error) { return nil, nil }}, autonats.WithLogger(logger))
	_, err := newClient(s.connect()).GetById(t.Context(), "1")
	failure := expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
	if !strings.Contains(written.String(), failure.Reference) || !strings.Contains(written.String(), "must be a value, not null") {
		t.Errorf("the log says %s", written)
	}
}

func TestCallFrom(t *testing.T) {
	infos := make(chan autonats.CallInfo, 1)
	m := startMesh(t, &users{deleteAll: func(ctx context.Context) error {
		info, ok := autonats.CallFrom(context.WithoutCancel(ctx))
		if !ok {
			return errors.New("no call")
		}
		infos <- info
		return nil
	}})
	if err := m.client.DeleteAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := <-infos; got.Service != "User" || got.Method != "DeleteAll" || got.Instance != m.handler.Instance() {
		t.Error("the call is another one")
	}
	if _, ok := autonats.CallFrom(t.Context()); ok {
		t.Error("found a call where there is none")
	}
}
