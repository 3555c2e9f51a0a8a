package users

import (
	"context"
	"os"
	"testing"

	autonats "github.com/zyra/autonats/go"
)

// dummy is the service of the original documentation.
type dummy struct{ deleted bool }

func (d *dummy) GetById(context.Context, string) (*User, error) {
	return &User{}, nil
}

func (d *dummy) GetAll(context.Context) ([]*User, error) {
	return []*User{{}, {}}, nil
}

func (d *dummy) DeleteAll(context.Context) error {
	d.deleted = true
	return nil
}

func TestTheExampleOfTheOriginalDocumentation(t *testing.T) {
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	svc := &dummy{}
	h := NewUserHandler(svc, nc)
	if err := h.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer h.Shutdown()
	var client UserService = NewUserClient(nc)
	if user, err := client.GetById(t.Context(), "someId"); err != nil || user == nil {
		t.Fatalf("got %v, %v", user, err)
	}
	if all, err := client.GetAll(t.Context()); err != nil || len(all) != 2 || all[1] == nil {
		t.Fatalf("got %v, %v", all, err)
	}
	if err := client.DeleteAll(t.Context()); err != nil || !svc.deleted {
		t.Fatalf("got %v", err)
	}
}
