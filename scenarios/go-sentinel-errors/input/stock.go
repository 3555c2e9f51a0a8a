package stock

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/stock/domain"
)

// ErrSoldOut is told to everybody who asks for more.
var ErrSoldOut = fmt.Errorf("sold out: %w", sql.ErrNoRows)

// Short says how much is missing.
type Short struct {
	Missing int `json:"missing"`
}

func (s *Short) Error() string { return "short" }

// Stock counts what there is.
//
// @nats:server Stock
type Stock interface {
	// @nats:error ErrSoldOut RESOURCE_EXHAUSTED
	// @nats:error domain.ErrNotFound
	// @nats:error domain.ErrConflict ABORTED
	// @nats:error Short
	Take(ctx context.Context, id string) (int, error)
}

// IsGone reports whether there is nothing to take any more.
func IsGone(err error) bool { return err == ErrSoldOut || err == domain.ErrNotFound }
