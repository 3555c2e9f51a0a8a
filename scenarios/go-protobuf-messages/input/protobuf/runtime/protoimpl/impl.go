// Package protoimpl has what generated messages hold.
package protoimpl

import "sync"

// MessageState is the state of a message, which must not be copied.
type MessageState struct {
	_ [0]sync.Mutex
}

type (
	SizeCache     = int32
	UnknownFields = []byte
)
