package server

import (
	"context"
	"strings"
)

// versions returns what it is given.
type versions struct{}

func (versions) Echo(_ context.Context, text string) (string, error) { return text, nil }

func (versions) Shout(_ context.Context, text string) (string, error) {
	return strings.ToUpper(text), nil
}
