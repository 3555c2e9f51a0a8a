// Package book has what a ledger fails with.
package book

import "errors"

// ErrClosed reports that nothing is entered any more.
var ErrClosed = errors.New("the book is closed")
