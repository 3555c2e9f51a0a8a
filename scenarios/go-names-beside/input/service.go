// Package beside has names that generated code would like to have.
package beside

import (
	"context"
	"time"
)

// autonats says where the server is.
const autonats, codegenv1 = "nats://127.0.0.1:4222", 1

// natsUserGetRequest is sent by the code that came before.
type natsUserGetRequest struct{ ID string }

// User is one user.
type User struct {
	ID   string    `json:"id"`
	Born time.Time `json:"born"`
}

// Users keeps users.
//
// @nats:server User
type Users interface {
	Get(ctx context.Context, id string) (User, error)
}
