package domain

import "errors"

var (
	// ErrNotFound says that there is no such thing.
	ErrNotFound = errors.New("not found")
	// ErrConflict says that somebody else was first.
	ErrConflict error = conflict{}
)

type conflict struct{}

func (conflict) Error() string { return "conflict" }
