package shipping_test

import (
	"context"
	"errors"
	"testing"

	"example.com/shop/mesh"
	"example.com/shop/shipping"
	"github.com/zyra/autonats/go/autonatstest"
)

// users knows one user.
type users struct{}

func (users) GetById(_ context.Context, id string) (*mesh.User, error) {
	if id != "1" {
		return nil, &mesh.UserNotFound{ID: id}
	}
	return &mesh.User{ID: id, Name: "Ann", Address: mesh.Address{Street: "Lane 1", City: "Ulm"}}, nil
}

func TestShipping(t *testing.T) {
	network := autonatstest.NewNetwork()
	handler := shipping.NewShippingHandler(&shipping.Depot{Users: users{}}, network.Connect())
	if err := handler.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	client := shipping.NewShippingClient(network.Connect())

	t.Run("sends a parcel", func(t *testing.T) {
		parcel, err := client.Send(t.Context(), "1", 900)
		if err != nil {
			t.Fatal(err)
		}
		if parcel.Label != "Ann, Lane 1, Ulm" || parcel.Grams != 900 {
			t.Errorf("the parcel is %+v", parcel)
		}
	})

	t.Run("refuses what no carrier takes", func(t *testing.T) {
		_, err := client.Send(t.Context(), "1", 30_001)
		if refusal, ok := errors.AsType[*shipping.TooHeavy](err); !ok || refusal.Limit != 30_000 {
			t.Errorf("the error is %v", err)
		}
	})
}
