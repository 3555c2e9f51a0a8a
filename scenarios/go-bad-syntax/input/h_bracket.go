package shop

import "context"

// @nats:server Bracket
type BracketService interface {
	Get(ctx context.Context, ids []) (map[string, error)
}
