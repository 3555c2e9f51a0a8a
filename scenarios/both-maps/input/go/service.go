package shop

import (
	"context"
	"time"
)

type Currency string

const (
	Euro   Currency = "EUR"
	Dollar Currency = "USD"
)

type Prices struct {
	BySku      map[string]float64         `json:"bySku"`
	ByShelf    map[uint16][]string        `json:"byShelf"`
	BySerial   map[int64]string           `json:"bySerial"`
	ByCurrency map[Currency]float64       `json:"byCurrency"`
	Nested     map[string]map[string]bool `json:"nested"`
}

// @nats:server Price
// @nats:required
type PriceService interface {
	Get(ctx context.Context) (*Prices, error)
	Set(ctx context.Context, prices map[string]int64) (map[Currency]time.Time, error)
}
