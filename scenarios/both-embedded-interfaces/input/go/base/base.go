package base

import stdcontext "context"

type Readable interface {
	// Gives one.
	Read(ctx stdcontext.Context, key string) (string, error)
}
