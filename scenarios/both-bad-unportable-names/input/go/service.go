package shop

import "context"

type Odd struct {
	FirstName string `json:"first-name"`
}

// @nats:server User
type UserService interface {
	Größe(ctx context.Context, straße string) (*Odd, error)
}
