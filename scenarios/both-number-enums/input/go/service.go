package shop

import "context"

type Priority int

const (
	Low Priority = iota
	Normal
	High Priority = iota + 8
	Urgent
)

// @nats:closed
type Side int8

const (
	Left, Right Side = -1, +1
)

type Flag uint8

const (
	None  Flag = 0
	Read  Flag = 1
	Write      = Read << 1
	// Reading and writing.
	All = Read | Write
)

// @nats:server Task
type TaskService interface {
	Count(ctx context.Context, priority Priority, side Side) (Flag, error)
}
