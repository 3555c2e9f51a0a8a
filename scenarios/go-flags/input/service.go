// Package files has constants that list no values, and many parameters of one type.
package files

import "context"

// Permission is put together of its constants.
type Permission uint8

const (
	Read Permission = 1 << iota
	Write
	Execute
)

// Size is a number of bytes.
type Size int

const (
	_       = iota
	KB Size = 1 << (10 * iota)
	MB
)

// @nats:server File
type FileService interface {
	Allow(ctx context.Context, permission Permission, size Size) (Permission, error)
	Draw(ctx context.Context, a, b, c, d, e, f, g, h, i, j, k, l float64) error
	Matrix(ctx context.Context, a, b, c, d, e, f, g, h, i, j, k, l float64, name, title string) error
	Mix(ctx context.Context, int, text string) error
}
