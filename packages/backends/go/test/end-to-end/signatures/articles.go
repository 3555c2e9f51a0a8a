package signatures

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// ErrClosed reports that nothing is taken any more.
var ErrClosed = errors.New("closed")

// Base is part of every row.
type Base struct {
	ID        int64     `json:"id"`
	CreatedAt time.Time `json:"createdAt"`
}

// Article is one row.
type Article struct {
	Base
	Title  string  `json:"title"`
	Author *string `json:"author,omitempty"`
	// Secret stays here.
	Secret string `json:"-"`
	cached bool
}

// Author writes articles.
type Author struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Articles keeps articles.
//
// @nats:server Articles
type Articles interface {
	// Any number of arguments.
	List(ctx context.Context, limit int, ids ...string) ([]Article, error)
	Bytes(ctx context.Context, of ...byte) (int, error)
	// Several results.
	Page(ctx context.Context, after string) (items []*Article, next string, err error)
	Find(ctx context.Context, title string) (*Article, bool, error)
	Swap(ctx context.Context, a, b string) (string, string, error)
	// No context.
	Size() (int, error)
	Touch(id string)
	// No error.
	Count(ctx context.Context, result string) int
	Version() (major, minor int)
	TryCount(ctx context.Context) error
	// What is written into a pointer.
	//
	// @nats:inout
	// @nats:error ErrClosed
	Store(ctx context.Context, article *Article) error
	// @nats:inout author
	Assign(ctx context.Context, article *Article, author *Author, err string) (count int, _ error)
	// @nats:inout
	Both(article *Article, author *Author) error
	// @nats:skip
	Walk(ctx context.Context, visit func(*Article) error) error
	// @nats:skip
	Open(name string) (*os.File, error)
	// @nats:skip
	fmt.Stringer
}
