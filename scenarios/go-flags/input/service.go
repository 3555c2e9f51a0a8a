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

// Port is any port; two have a name.
type Port uint16

const (
	HTTP  Port = 80
	HTTPS Port = 443
)

// Level has no values but these.
//
// @nats:closed
type Level int

const (
	Low  Level = 10
	High Level = 20
)

// Grade is counted through.
type Grade int8

const (
	Good Grade = 1
	Bad  Grade = 2
)

// @nats:server File
type FileService interface {
	Allow(ctx context.Context, permission Permission, size Size) (Permission, error)
	Draw(ctx context.Context, a, b, c, d, e, f, g, h, i, j, k, l float64) error
	Matrix(ctx context.Context, a, b, c, d, e, f, g, h, i, j, k, l float64, name, title string) error
	Open(ctx context.Context, port Port, level Level) (Grade, error)
	Mix(ctx context.Context, int, text string) error
}
