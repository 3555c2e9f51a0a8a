// Package timestamppb has a path by which the generator knows what its types are on the wire.
package timestamppb

import (
	"time"

	"google.golang.org/protobuf/runtime/protoimpl"
)

// Timestamp is a point in time.
type Timestamp struct {
	state   protoimpl.MessageState
	Seconds int64 `json:"seconds,omitempty"`
	Nanos   int32 `json:"nanos,omitempty"`
}

// New constructs a new Timestamp from the provided time.Time.
func New(t time.Time) *Timestamp {
	return &Timestamp{Seconds: t.Unix(), Nanos: int32(t.Nanosecond())}
}

// AsTime converts x to a time.Time.
func (x *Timestamp) AsTime() time.Time {
	return time.Unix(x.Seconds, int64(x.Nanos)).UTC()
}
