package own

import "example.com/own/money"

// Payment can only be implemented here.
type Payment interface{ isPayment() }

type payment struct {
	Cents int `json:"cents"`
}

func (payment) isPayment() {}

type Card struct {
	payment
	Number string `json:"number"`
}

type Cash struct{ payment }

type Voucher string

func (*Voucher) isPayment() {}

// Bill has an interface of its own, and one that this package cannot name.
type Bill struct {
	By    Payment      `json:"by"`
	Tip   Payment      `json:"tip,omitempty"`
	Other []Payment    `json:"other"`
	Claim *money.Claim `json:"claim"`
}
