package shop

import "context"

type User struct {
	ID string `json:"id"`
}

// One page of a longer list.
type Page[T any] struct {
	Items []T     `json:"items"`
	Next  *string `json:"next,omitempty"`
}

type Pair[A, B any] struct {
	First  A `json:"first"`
	Second B `json:"second"`
}

type Tree[T any] struct {
	Value    T         `json:"value"`
	Children []Tree[T] `json:"children"`
}

type Store[T any] interface {
	Get(ctx context.Context, id string) (T, error)
	List(ctx context.Context, after string) (Page[T], error)
}

// @nats:server User
// @nats:required
type UserStore interface {
	Store[User]
	Tree(ctx context.Context) (*Tree[string], error)
	Pairs(ctx context.Context) ([]Pair[User, Page[int32]], error)
	Lists(ctx context.Context) (Page[[]string], error)
}
