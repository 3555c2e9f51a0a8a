// Package wrapperspb has a path by which the generator knows what its types are on the wire.
package wrapperspb

import "google.golang.org/protobuf/runtime/protoimpl"

// BoolValue is a bool that may be missing.
type BoolValue struct {
	state protoimpl.MessageState
	Value bool `json:"value,omitempty"`
}

// Bool stores v in a new BoolValue and returns a pointer to it.
func Bool(v bool) *BoolValue {
	return &BoolValue{Value: v}
}

// GetValue returns the value.
func (x *BoolValue) GetValue() bool {
	return x.Value
}

// BytesValue is a []byte that may be missing.
type BytesValue struct {
	state protoimpl.MessageState
	Value []byte `json:"value,omitempty"`
}

// Bytes stores v in a new BytesValue and returns a pointer to it.
func Bytes(v []byte) *BytesValue {
	return &BytesValue{Value: v}
}

// GetValue returns the value.
func (x *BytesValue) GetValue() []byte {
	return x.Value
}

// DoubleValue is a float64 that may be missing.
type DoubleValue struct {
	state protoimpl.MessageState
	Value float64 `json:"value,omitempty"`
}

// Double stores v in a new DoubleValue and returns a pointer to it.
func Double(v float64) *DoubleValue {
	return &DoubleValue{Value: v}
}

// GetValue returns the value.
func (x *DoubleValue) GetValue() float64 {
	return x.Value
}

// Int64Value is a int64 that may be missing.
type Int64Value struct {
	state protoimpl.MessageState
	Value int64 `json:"value,omitempty"`
}

// Int64 stores v in a new Int64Value and returns a pointer to it.
func Int64(v int64) *Int64Value {
	return &Int64Value{Value: v}
}

// GetValue returns the value.
func (x *Int64Value) GetValue() int64 {
	return x.Value
}

// StringValue is a string that may be missing.
type StringValue struct {
	state protoimpl.MessageState
	Value string `json:"value,omitempty"`
}

// String stores v in a new StringValue and returns a pointer to it.
func String(v string) *StringValue {
	return &StringValue{Value: v}
}

// GetValue returns the value.
func (x *StringValue) GetValue() string {
	return x.Value
}
