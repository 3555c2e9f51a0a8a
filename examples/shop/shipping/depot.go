package shipping

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"example.com/shop/mesh"
)

const heaviest = 30_000

// Users is what a depot asks of User. The client that is generated from the TypeScript interface
// fits.
type Users interface {
	GetById(ctx context.Context, id string) (*mesh.User, error)
}

// Depot is the ShippingService, in memory.
type Depot struct {
	Users Users
	sent  atomic.Int64
}

// Send writes the label and hands the parcel on. The call to User has what is left of ctx's time.
func (d *Depot) Send(ctx context.Context, userID string, grams int32) (*Parcel, error) {
	if grams > heaviest {
		return nil, &TooHeavy{Grams: grams, Limit: heaviest}
	}
	user, err := d.Users.GetById(ctx, userID)
	if err != nil {
		return nil, err
	}
	return &Parcel{
		ID:     fmt.Sprintf("parcel-%d", d.sent.Add(1)),
		Label:  fmt.Sprintf("%s, %s, %s", user.Name, user.Address.Street, user.Address.City),
		Grams:  grams,
		Due:    time.Now().Add(48 * time.Hour),
		SentBy: runtime.Version(),
	}, nil
}
