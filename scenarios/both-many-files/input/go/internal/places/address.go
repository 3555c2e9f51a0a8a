// Package locations is not called like its directory.
package locations

import "example.com/shop/internal/places/codes"

// Where somebody lives.
type Address struct {
	Street string     `json:"street"`
	Code   codes.Code `json:"code"`
}
