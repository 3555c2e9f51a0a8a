package connection

import "sync/atomic"

// MaxWaitingBytes is how many bytes calls may hold that wait for one connection.
const MaxWaitingBytes = 16 << 20

// WaitingCallBytes is what a waiting call holds besides its body, roughly.
const WaitingCallBytes = 256

// WaitingRoom counts the bytes of the calls that wait for a connection.
type WaitingRoom struct {
	Bytes atomic.Int64
}
