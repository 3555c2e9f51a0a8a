package policy

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
	// leastPatienceMs is the time before which no attempt is late, unless its user says so: pauses of a
	// process or a network take as long.
	leastPatienceMs = 100
	// longer is how many times as long as the slowest one lately an attempt takes that is late.
	longer = 2
)

// PatienceOf returns for how long an attempt is waited for alone; false if it is until the deadline
// of the call, as the last one always is. Each has its share of the time that is left, so that others
// fit in after it, and less where answers were quick.
func PatienceOf(a AttemptUnderWay) (Patience, bool) {
	if a.Made >= a.Most {
		return Patience{}, false
	}
	expected := a.LeftMs / float64(a.Most-a.Made+1)
	if a.LongestMs != 0 {
		expected = min(expected, a.LongestMs*longer)
	}
	p := Patience{Milliseconds: max(leastPatienceMs, expected)}
	if a.TimeoutMs != nil {
		p.Milliseconds = *a.TimeoutMs
	}
	if a.HedgeAfterMs != nil && *a.HedgeAfterMs < p.Milliseconds {
		p = Patience{*a.HedgeAfterMs, true}
	}
	return p, p.Milliseconds < a.LeftMs
}
