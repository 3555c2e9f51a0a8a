package autonatstest

import (
	"hash/fnv"
	"strconv"
)

// NewChance returns a source of chance that is the same for the same seed and name in every run and
// in both languages: numbers from 0 to below 1, whose sequence does not depend on what other names
// are asked for. It is not safe for concurrent use.
func NewChance(seed int64, name string) func() float64 {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(strconv.FormatInt(seed, 10) + "/" + name))
	state := hash.Sum32()
	// mulberry32: one word of state, which is enough for faults, and the same in TypeScript.
	return func() float64 {
		state += 0x6d2b79f5
		mixed := (state ^ state>>15) * (1 | state)
		mixed = (mixed + (mixed^mixed>>7)*(61|mixed)) ^ mixed
		return float64(mixed^mixed>>14) / (1 << 32)
	}
}
