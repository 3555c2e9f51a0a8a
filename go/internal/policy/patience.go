package policy

import "math"

// AttemptUnderWay is an attempt of a call that may be made again, as it begins.
type AttemptUnderWay struct {
	// Made is how many attempts were made, this one included, Most how many there may be.
	Made, Most int
	// LeftMs is the time until the deadline of the call.
	LeftMs float64
	// TimeoutMs is for how long its user wants an attempt to be waited for alone; nil if that is to
	// follow from how long answers take.
	TimeoutMs *float64
	// HedgeAfterMs is after how long its user wants another attempt beside it; nil for never, or if
	// there was one.
	HedgeAfterMs *float64
	// LongestMs is how long the slowest answer of the method took lately; 0 if that is not known.
	LongestMs float64
}

// Patience is for how long an attempt is waited for alone.
type Patience struct {
	Milliseconds float64
	// IsHedge reports whether another one is made beside it then; else it is given up for the other
	// one.
	IsHedge bool
}

const (
	// leastLateMs is the time before which no attempt is late, unless its user says so: pauses of a
	// process or a network take as long.
	leastLateMs = 100
	// longer is how many times as long as others an attempt takes that is late.
	longer = 2
)

// PatienceOf returns for how long an attempt is waited for alone; false if it is until the deadline
// of the call, as the last one always is. One that takes much longer than the slowest answer lately
// is given up. One that has used up its share of the time, and takes longer than any answer lately,
// has another one made beside it: it may be one that needs long, and then no attempt is better.
func PatienceOf(a AttemptUnderWay) (Patience, bool) {
	if a.Made >= a.Most {
		return Patience{}, false
	}
	late := math.Inf(1)
	if a.LongestMs != 0 {
		late = LateAfter(a.LongestMs)
	}
	beside := max(leastLateMs, a.LongestMs, a.LeftMs/float64(a.Most-a.Made+1))
	if a.TimeoutMs != nil {
		late, beside = *a.TimeoutMs, math.Inf(1)
	}
	if a.HedgeAfterMs != nil {
		beside = min(beside, *a.HedgeAfterMs)
	}
	p := Patience{min(late, beside), beside < late}
	if p.Milliseconds >= a.LeftMs {
		return Patience{}, false
	}
	return p, true
}

// LateAfter returns after how many milliseconds an attempt is late where others were answered after
// so many.
func LateAfter(answeredMs float64) float64 { return max(leastLateMs, answeredMs*longer) }
