package shop

import "context"

type Reserved struct {
	Text  string `json:"toString"`
	Proto string `json:"__proto__"`
}

// @nats:server User
type UserService interface {
	Get(ctx context.Context, constructor string) (*Reserved, error)
}
