package blob

import (
	"context"
	"io"
)

// Writer is where a blob is written.
type Writer struct{ out io.Writer }

// Store keeps blobs.
type Store interface {
	Open(ctx context.Context, name string) (*Writer, error)
	Size(ctx context.Context, name string) (int64, error)
}
