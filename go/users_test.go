package autonats_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/resilience"
)

// users is the service of the tests. Each method can be replaced.
type users struct {
	getById   func(ctx context.Context, id string) (*user.User, error)
	getAll    func(ctx context.Context, limit *float64) ([]user.User, error)
	deleteAll func(ctx context.Context) error
	touch     func(ctx context.Context, id string)
}

var _ user.UserServer = (*users)(nil)

func (u *users) GetById(ctx context.Context, id string) (*user.User, error) {
	if u.getById != nil {
		return u.getById(ctx, id)
	}
	if id == "nobody" {
		return nil, &user.NotFound{ID: id, Message: "no user " + id}
	}
	return newUser(id), nil
}

func (u *users) GetAll(ctx context.Context, limit *float64) ([]user.User, error) {
	if u.getAll != nil {
		return u.getAll(ctx, limit)
	}
	all := []user.User{*newUser("1"), *newUser("2"), *newUser("3")}
	if limit != nil {
		all = all[:int(*limit)]
	}
	return all, nil
}

func (u *users) DeleteAll(ctx context.Context) error {
	if u.deleteAll != nil {
		return u.deleteAll(ctx)
	}
	return nil
}

func (u *users) Touch(ctx context.Context, id string) {
	if u.touch != nil {
		u.touch(ctx, id)
	}
}

func newUser(id string) *user.User {
	return &user.User{ID: id, Name: "Ann", CreatedAt: time.Date(2026, 1, 31, 9, 5, 0, 0, time.UTC), Tags: []string{"new"}}
}

// serve runs a handler of the users until the test ends.
func serve(t testing.TB, nc autonats.Connection, server *users, options ...autonats.HandlerOption) *user.UserHandler {
	t.Helper()
	options = append([]autonats.HandlerOption{autonats.WithLogger(slog.New(slog.DiscardHandler))}, options...)
	handler := user.NewUserHandler(server, nc, options...)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	return handler
}

// mesh is a server, a handler of the users and a client of them, on two connections.
type mesh struct {
	t       testing.TB
	server  *natsServer
	handler *user.UserHandler
	client  *user.UserClient
	// calling and serving are the connections of the two.
	calling, serving *nats.Conn
}

func startMesh(t testing.TB, server *users, options ...autonats.HandlerOption) *mesh {
	t.Helper()
	m := &mesh{t: t, server: startServer(t)}
	m.calling, m.serving = m.server.connect(), m.server.connect()
	m.handler = serve(t, m.serving, server, options...)
	m.client = newClient(m.calling)
	return m
}

func newClient(nc autonats.Connection, options ...autonats.ClientOption) *user.UserClient {
	// Tests are about what one attempt does, unless they say otherwise.
	given := []autonats.ClientOption{autonats.WithLogger(slog.New(slog.DiscardHandler)), resilience.Retry{Attempts: 1}, resilience.Throttle(false)}
	return user.NewUserClient(nc, append(given, options...)...)
}

// failureOf returns the Error that a call has failed with.
func failureOf(t testing.TB, err error) *autonats.Error {
	t.Helper()
	var failure *autonats.Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %v, want an error of a call", err)
	}
	return failure
}

// expectFailure checks how a call has failed.
func expectFailure(t testing.TB, err error, code autonats.Code, reason autonats.Reason, outcome autonats.Outcome) *autonats.Error {
	t.Helper()
	failure := failureOf(t, err)
	if failure.Code != code || failure.Reason != reason || failure.Outcome != outcome {
		t.Fatalf("got %s %q %s (%v), want %s %q %s", failure.Code, failure.Reason, failure.Outcome, failure, code, reason, outcome)
	}
	return failure
}

// capturedLog returns a logger, and what it has written as lines of JSON.
func capturedLog() (*slog.Logger, *lockedBuffer) {
	written := &lockedBuffer{buffer: bytes.Buffer{}}
	return slog.New(slog.NewJSONHandler(written, nil)), written
}

func pointer[T any](value T) *T {
	return &value
}

// handlerRequests asks the service API how many requests of a method were admitted.
func (m *mesh) handlerRequests(method string) int64 {
	for _, endpoint := range serviceStats(m.t, m.calling, m.handler.Instance()).Endpoints {
		if endpoint.Name == method {
			return endpoint.NumRequests
		}
	}
	return -1
}
