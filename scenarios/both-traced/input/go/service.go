package shop

import "context"

type User struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Keeps the users.
//
// @nats:server User
// @nats:required
type UserService interface {
	// takes one param and returns one param + error
	GetById(ctx context.Context, id string) (*User, error)

	// takes no params
	GetAll(ctx context.Context) ([]*User, error)

	// takes no params, returns error only
	DeleteAll(ctx context.Context) error

	// returns nothing, so nobody waits for it
	Touch(ctx context.Context, id string)
}
