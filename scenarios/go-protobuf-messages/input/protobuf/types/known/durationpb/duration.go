// Package durationpb has a path by which the generator knows what its types are on the wire.
package durationpb

import (
	"time"

	"google.golang.org/protobuf/runtime/protoimpl"
)

// Duration is a span of time.
type Duration struct {
	state   protoimpl.MessageState
	Seconds int64 `json:"seconds,omitempty"`
	Nanos   int32 `json:"nanos,omitempty"`
}

// New constructs a new Duration from the provided time.Duration.
func New(d time.Duration) *Duration {
	return &Duration{Seconds: int64(d / time.Second), Nanos: int32(d % time.Second)}
}

// AsDuration converts x to a time.Duration.
func (x *Duration) AsDuration() time.Duration {
	return time.Duration(x.Seconds)*time.Second + time.Duration(x.Nanos)
}
