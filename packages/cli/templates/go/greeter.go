// Package greeter greets people.
package greeter

import (
	"context"
	"fmt"
)

// NoName is returned for text that is not a name.
type NoName struct {
	Text string `json:"text"`
}

func (e *NoName) Error() string {
	return fmt.Sprintf("%q is not a name", e.Text)
}

// GreeterService greets people.
//
// @nats:server Greeter
// @nats:timeout 2s
type GreeterService interface {
	// Greet returns a greeting.
	//
	// @nats:error NoName INVALID_ARGUMENT
	Greet(ctx context.Context, name string) (string, error)
}
