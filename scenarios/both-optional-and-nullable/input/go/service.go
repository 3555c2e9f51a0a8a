package shop

import (
	"context"
	"time"
)

type Address struct {
	Street string `json:"street"`
}

type Person struct {
	Name     string            `json:"name"`
	Nickname *string           `json:"nickname,omitempty"`
	Address  *Address          `json:"address"`
	Work     *Address          `json:"work,omitempty"`
	Age      *int              `json:"age"`
	Tags     []string          `json:"tags,omitempty"`
	Score    float64           `json:"score,omitempty"`
	Notes    map[string]string `json:"notes,omitzero"`
	BornAt   time.Time         `json:"bornAt,omitzero"`
}

// @nats:server Person
type PersonService interface {
	Find(ctx context.Context, name string, limit *int) ([]*Person, error)
	Move(ctx context.Context, person Person, address Address) error
	First(ctx context.Context) (*Person, error)
	// @nats:required
	Last(ctx context.Context) (*Person, error)
	Age(ctx context.Context, name string) (*int, error)
}
