package documents

import (
	"context"
	"fmt"
	"io"
	sqldb "database/sql"

	"example.com/documents/blob"
)

// Document is a text.
type Document struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Visitor is called for each document.
type Visitor func(*Document) error

// Store keeps documents.
//
// @nats:server Documents
type Store interface {
	Get(ctx context.Context, id string) (*Document, error)
	// Walk is for callers in this process.
	//
	// @nats:skip
	Walk(ctx context.Context, visit Visitor, also ...func(doc *Document) (io.Reader, error)) error
	// @nats:skip
	Begin(ctx context.Context) (tx *sqldb.Tx, err error)
	// @nats:skip
	Changes() <-chan *Document
	// @nats:skip
	hidden(a, b int)
	// @nats:skip
	io.Closer
	// @nats:skip
	fmt.Stringer
	// @nats:skip
	blob.Store
	// @nats:skip
	Pages[Document]
}

// Pages returns pages of something.
type Pages[T any] interface {
	Page(ctx context.Context, each func(map[string][]T)) (T, bool)
}
