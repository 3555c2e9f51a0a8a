// Package money has types that say nothing of what they are in JSON, or say too little.
package money

import (
	"encoding/json"
	"errors"
	"strings"
)

// Amount is a decimal number.
type Amount struct{ digits string }

// String returns the digits.
func (a Amount) String() string {
	return a.digits
}

// Parse reads digits.
func Parse(text string) (Amount, error) {
	if text == "" {
		return Amount{}, errors.New("no digits")
	}
	return Amount{digits: text}, nil
}

// Account is where money is.
type Account struct{ number string }

// NewAccount returns the account of a number.
func NewAccount(number string) *Account {
	return &Account{number: number}
}

// Number returns the number, if there is one.
func (a *Account) Number() (string, error) {
	if a.number == "" {
		return "", errors.New("no number")
	}
	return a.number, nil
}

// Currency is three letters.
type Currency string

// Day is a day, which writes itself as a text.
type Day struct{ text string }

func (d Day) MarshalJSON() ([]byte, error) {
	return json.Marshal(strings.ToUpper(d.text))
}

func (d *Day) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &d.text)
}
