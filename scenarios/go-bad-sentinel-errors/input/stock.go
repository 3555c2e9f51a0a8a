package stock

import (
	"context"
	"database/sql"
)

var _ = sql.ErrNoRows

// Most is a number.
var Most = 3

// Stock counts what there is.
//
// @nats:server Stock
type Stock interface {
	// @nats:error sql.ErrNoRows
	// @nats:error Most
	// @nats:error ErrGone
	Take(ctx context.Context, id string) (int, error)
	// @nats:inout id
	Put(ctx context.Context, id string) error
	// @nats:inout
	Drop(ctx context.Context, id string)
}
