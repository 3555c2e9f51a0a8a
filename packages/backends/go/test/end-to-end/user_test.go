package user

import (
	"context"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
)

// store keeps the users of the test.
type store struct {
	users []User
	seen  chan string
	fails error
}

func (s *store) GetById(_ context.Context, id string) (*User, error) {
	if s.fails != nil {
		return nil, s.fails
	}
	for i := range s.users {
		if s.users[i].ID == id {
			return &s.users[i], nil
		}
	}
	return nil, &NotFound{ID: id, Message: "no user " + id}
}

func (s *store) GetAll(_ context.Context, limit *float64) ([]User, error) {
	if limit == nil {
		return s.users, nil
	}
	return s.users[:int(*limit)], nil
}

func (s *store) DeleteAll(ctx context.Context) error {
	if call, ok := autonats.CallFrom(ctx); !ok || call.Method != "DeleteAll" {
		return errors.New("no call in the context")
	}
	s.users = nil
	return nil
}

func (s *store) Touch(_ context.Context, id string) {
	s.seen <- id
}

func start(t *testing.T, server UserServer) *UserClient {
	t.Helper()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	handler := NewUserHandler(server, nc)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	return NewUserClient(nc)
}

func TestCallsArriveAndAnswersComeBack(t *testing.T) {
	email := "ada@example.com"
	ada := User{ID: "1", Name: "Ada", Email: &email, CreatedAt: time.Date(2026, 1, 2, 3, 4, 5, 123456789, time.UTC), Tags: []string{"first"}}
	bob := User{ID: "2", Name: "Bob", CreatedAt: time.Unix(0, 0).UTC(), Tags: []string{}}
	client := start(t, &store{users: []User{ada, bob}})
	got, err := client.GetById(t.Context(), "1")
	if err != nil || !reflect.DeepEqual(*got, ada) {
		t.Fatalf("got %+v, %v", got, err)
	}
	all, err := client.GetAll(t.Context(), nil)
	if err != nil || !reflect.DeepEqual(all, []User{ada, bob}) {
		t.Fatalf("got %+v, %v", all, err)
	}
	one := 1.0
	if some, err := client.GetAll(t.Context(), &one); err != nil || len(some) != 1 {
		t.Fatalf("got %+v, %v", some, err)
	}
	if err := client.DeleteAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if rest, err := client.GetAll(t.Context(), nil); err != nil || rest == nil || len(rest) != 0 {
		t.Fatalf("got %#v, %v", rest, err)
	}
}

func TestDeclaredErrorsArriveAsSuch(t *testing.T) {
	client := start(t, &store{})
	_, err := client.GetById(t.Context(), "7")
	var notFound *NotFound
	if !errors.As(err, &notFound) || notFound.ID != "7" || notFound.Message != "no user 7" {
		t.Fatalf("got %#v", err)
	}
	if autonats.CodeOf(err) != autonats.CodeNotFound {
		t.Fatalf("got %v", autonats.CodeOf(err))
	}
}

func TestOtherErrorsSayNothing(t *testing.T) {
	client := start(t, &store{fails: errors.New("password is hunter2")})
	_, err := client.GetById(t.Context(), "7")
	if autonats.CodeOf(err) != autonats.CodeInternal || strings.Contains(err.Error(), "hunter2") {
		t.Fatalf("got %v", err)
	}
}

func TestOneWayCallsArrive(t *testing.T) {
	seen := make(chan string, 1)
	client := start(t, &store{seen: seen})
	client.Touch(t.Context(), "42")
	if id := <-seen; id != "42" {
		t.Fatalf("got %q", id)
	}
}

func TestValuesThatCannotBeSentFailAtTheCaller(t *testing.T) {
	client := start(t, &store{})
	_, err := client.GetById(t.Context(), "\xff")
	var failure *autonats.Error
	if !errors.As(err, &failure) || failure.Code != autonats.CodeInvalidArgument || failure.Path != "id" {
		t.Fatalf("got %#v", err)
	}
}
