// Package money is another package of the same module.
package money

// Currency is closed.
type Currency string

const (
	Euro   Currency = "EUR"
	Dollar Currency = "USD"
)

// Amount is used by value and by pointer.
type Amount struct {
	Cents    int64    `json:"cents"`
	Currency Currency `json:"currency"`
}
