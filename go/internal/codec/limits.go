package codec

import (
	"fmt"
	"math"
)

// Limits bounds the bodies that one client or handler writes and reads.
type Limits struct {
	// Depth is how deeply containers may be nested: [[1]] is 2 deep.
	Depth int
	// Elements is how many elements one list, or keys one object, may have.
	Elements int
}

// DefaultLimits apply unless options say otherwise. The server's limit on messages bounds the
// elements.
var DefaultLimits = Limits{Depth: 64, Elements: math.MaxInt}

// Deepest is the largest depth that options may allow: codecs are recursive.
const Deepest = 1000

func (l Limits) tooDeep() string {
	return fmt.Sprintf("is nested deeper than %d levels", l.Depth)
}

func (l Limits) tooManyElements() string {
	return fmt.Sprintf("has more than %d elements", l.Elements)
}

func (l Limits) tooManyKeys() string {
	return fmt.Sprintf("has more than %d keys", l.Elements)
}

// maxSafe is the largest whole number that every JSON reader keeps as it is: 2^53 - 1.
const maxSafe = 1<<53 - 1

// CheckLimits returns what is wrong with limits that options name; "" if nothing is.
func CheckLimits(limits Limits) string {
	switch {
	case limits.Depth < 1 || limits.Depth > Deepest:
		return fmt.Sprintf("the depth must be a whole number from 1 to %d", Deepest)
	case limits.Elements < 1:
		return "the number of elements must be a whole number of at least 1"
	default:
		return ""
	}
}
