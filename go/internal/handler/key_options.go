package handler

import (
	"fmt"

	"github.com/zyra/autonats/go/internal/keys"
	"github.com/zyra/autonats/go/internal/options"
)

// leastKeyBytes is how many bytes may be held at least for calls with idempotency keys, and mostCount
// the largest whole number that both runtimes take.
const (
	leastKeyBytes = 1024
	mostCount     = 1<<53 - 1
)

func keyLimitsOf(o options.Idempotency) keys.Limits {
	return keys.Limits{WindowMs: milliseconds(o.Window), Records: o.Records, Bytes: o.Bytes}
}

// problemOfIdempotency returns what is wrong with options; empty if nothing is.
func problemOfIdempotency(o options.Idempotency) string {
	switch {
	case o.Window < 0:
		return "idempotency.windowMs must be a number of at least 0"
	case o.Records < 1 || o.Records > mostCount:
		return fmt.Sprintf("idempotency.records must be a whole number from 1 to %d", mostCount)
	case o.Bytes < leastKeyBytes || o.Bytes > mostCount:
		return fmt.Sprintf("idempotency.bytes must be a whole number from %d to %d", leastKeyBytes, mostCount)
	}
	return ""
}
