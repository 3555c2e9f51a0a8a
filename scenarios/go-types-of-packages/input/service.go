// Package shop has types of another package, whose form the project gives them.
package shop

import (
	"context"

	"example.com/shop/money"
)

// Price is what something costs.
type Price struct {
	Amount   money.Amount    `json:"amount"`
	Discount *money.Amount   `json:"discount,omitempty"`
	Former   []money.Amount  `json:"former"`
	Currency money.Currency  `json:"currency"`
	Paid     *money.Account  `json:"paid"`
	Refunds  []*money.Account `json:"refunds,omitempty"`
	Until    money.Day       `json:"until"`
}

// @nats:server Shop
type Shop interface {
	Price(ctx context.Context, account *money.Account) (*Price, error)
	Exchange(ctx context.Context, amount money.Amount, to money.Currency) (money.Amount, error)
}
