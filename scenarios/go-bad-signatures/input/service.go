package shop

import (
	"context"
	"iter"
)

type User struct {
	Name string
}

// @nats:server User
type UserService interface {
	NoContext(id string) error
	Nothing()
	LateContext(id string, ctx context.Context) error
	TwoContexts(a, b context.Context) error
	NoError(ctx context.Context) *User
	ErrorFirst(ctx context.Context) (error, *User)
	TwoResults(ctx context.Context) (*User, int, error)
	NotAnError(ctx context.Context) (*User, string)
	Variadic(ctx context.Context, ids ...string) error
	Same(ctx context.Context, id, id string) error
	hidden(ctx context.Context) error
	Stream(ctx context.Context) iter.Seq2[User, error]
	Channel(ctx context.Context) (<-chan User, error)
	Unnamed(context.Context, string, int) error
	Blank(ctx context.Context, _ string, p1 int) error
	Get(ctx context.Context) error
	Get(ctx context.Context) error
}

// @nats:server Generic
type Generic[T any] interface {
	Get(ctx context.Context) (T, error)
}

// @nats:server Constraint
type Constraint interface {
	~int | string
	comparable
	User
	Constraint
	error
}

// @nats:server Struct
type Struct struct{}
