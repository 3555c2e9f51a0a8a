package shop

import "context"

// @nats:union kind
// @nats:variant placed Placed
// @nats:variant placed Moved
type Event interface{}

type Placed struct{}

type Moved struct {
	To string `json:"to"`
}

// @nats:server User
type UserService interface {
	Append(ctx context.Context, event Event) error
}
