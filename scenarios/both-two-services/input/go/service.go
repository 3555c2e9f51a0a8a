package shop

import "context"

type Item struct {
	Sku string `json:"sku"`
}

// @nats:server Stock
type StockService interface {
	Take(ctx context.Context, item Item) error
}

// @nats:server Catalogue
type CatalogueService interface {
	List(ctx context.Context) ([]Item, error)
}
