package shop

import (
	"context"

	"example.com/shop/customers"
)

type User struct {
	Login    string         `json:"login"`
	Customer customers.User `json:"customer"`
}

// @nats:server User
// @nats:required
type UserService interface {
	Get(ctx context.Context, login string) (*User, error)
}
