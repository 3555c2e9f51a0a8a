package shop

import "context"

// @nats:server Type
type TypeService interface {
	Get(ctx context.Context, user *User) error
}

type User strct {
	Name string
}
