// Package shipping sends parcels. It is the part of the shop that is written in Go.
package shipping

import (
	"context"
	"fmt"
	"time"
)

// Parcel is on its way to somebody.
type Parcel struct {
	ID string `json:"id"`
	// Label is the text on it.
	Label  string    `json:"label"`
	Grams  int32     `json:"grams"`
	Due    time.Time `json:"due"`
	SentBy string    `json:"sentBy"`
}

// TooHeavy means that no carrier takes a parcel.
type TooHeavy struct {
	Grams int32 `json:"grams"`
	Limit int32 `json:"limit"`
}

func (e *TooHeavy) Error() string {
	return fmt.Sprintf("%d g are more than the %d g that a carrier takes", e.Grams, e.Limit)
}

// ShippingService sends what was ordered.
//
// @nats:server Shipping
// @nats:timeout 3s
type ShippingService interface {
	// Send puts a parcel for a user on its way. It asks User for the address.
	//
	// @nats:required
	// @nats:error TooHeavy OUT_OF_RANGE
	Send(ctx context.Context, userID string, grams int32) (*Parcel, error)
}
