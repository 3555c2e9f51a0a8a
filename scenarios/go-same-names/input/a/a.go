package a

import "context"

type User struct {
	Name string `json:"name"`
}

// @nats:server A
type Service interface {
	Get(ctx context.Context) (User, error)
}
