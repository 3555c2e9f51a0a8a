package wire

import (
	"github.com/zyra/autonats/go/internal/codec"
	"math"
	"strconv"
	"time"
)

const fiveMinutes = 5 * time.Minute

// LongestTimeout is the longest time that a call of a method may have, on both sides of the wire.
func LongestTimeout(methodTimeout time.Duration) time.Duration {
	return max(fiveMinutes, methodTimeout)
}

// ReadTimeout reads the time that a request says its caller waits. Whatever is not a whole number
// of milliseconds from 1 to the longest time counts as the method's own.
func ReadTimeout(text string, methodTimeout time.Duration) time.Duration {
	if len(text) == 0 || len(text) > 12 || codec.EndOfDigits(codec.BytesOf(text), 0) != len(text) {
		return methodTimeout
	}
	milliseconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || milliseconds <= 0 || milliseconds > math.MaxInt64/int64(time.Millisecond) {
		return methodTimeout
	}
	if timeout := time.Duration(milliseconds) * time.Millisecond; timeout <= LongestTimeout(methodTimeout) {
		return timeout
	}
	return methodTimeout
}
