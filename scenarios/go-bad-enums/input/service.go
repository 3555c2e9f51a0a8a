package shop

import (
	"context"
	"unsafe"
)

type Only string

const First Only = "first"

type Size int

const (
	Word   Size = Size(unsafe.Sizeof(0))
	Double      = Word * 2
	Huge   Size = 1 << 60
	Zero   Size = 1 / 0
)

type Tiny uint8

const (
	Fits Tiny = 255
	Over Tiny = 256
	Less Tiny = -1
)

type Loop int

const (
	Here  Loop = There
	There Loop = Here
)

type Text string

const (
	Good Text = "good"
	Lost Txt  = "lost"
	Gone      = Text(lost)
)

// @nats:server Enum
type EnumService interface {
	Use(ctx context.Context, only Only, size Size, tiny Tiny, loop Loop, text Text) error
}
