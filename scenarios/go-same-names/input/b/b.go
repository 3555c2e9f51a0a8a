package b

import "context"

type User struct {
	Age int `json:"age"`
}

// @nats:server B
type Service interface {
	Get(ctx context.Context) (User, error)
}
