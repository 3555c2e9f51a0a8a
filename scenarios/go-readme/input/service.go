package users

import "context"

// dummy struct
type User struct{}

// Add the following comment to instruct Autonats
// to generate files for this interface:
//
// @nats:server User
type UserService interface {
	// Add as many methods in this interface
	//
	// Methods that do not return any values will be treated as
	// fire and forget calls. Errors during transport will be logged
	// and the message would be considered as delivered as soon
	// as a server receives it regardless of the actual processing status.

	// takes one param and returns one param + error
	GetById(ctx context.Context, id string) (*User, error)

	// takes no params
	GetAll(ctx context.Context) ([]*User, error)

	// takes no params, returns error only
	DeleteAll(ctx context.Context) error
}
