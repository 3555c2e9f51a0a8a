// Package shop is not what the service says of itself.
package shop

import "context"

//go:generate autonats g

// A thing with words.
//
// In two paragraphs,
// of two lines.
type Documented struct {
	One string `json:"one"` // One line.
	// Two
	// lines.
	Two string `json:"two"`

	// Nobody's.

	None string `json:"none"`
}

/*
Explains itself.

@nats:server Doc

Even below the marker.
*/
type DocService interface {
	// Explains one.
	//nolint:revive
	Explain(ctx context.Context, what Documented) (string, error)
}
