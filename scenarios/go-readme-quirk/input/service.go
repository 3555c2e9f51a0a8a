package users

import "context"

type User struct{}

// @nats:server User
type UserService interface {
	GetById(ctx context.Context, id string) (*User, error)

	// takes no params
	GetAll(ctx.Context) ([]*User, error)

	// takes no params, returns error only
	DeleteAll(ctx.Context) error
}
