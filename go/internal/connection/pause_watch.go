package connection

// pauseMs is after how many milliseconds in which the process was not seen at work it was suspended,
// or busy: what is read then may have waited.
const pauseMs = 500

// PauseWatch finds out for how long a message may have waited to be read, as the process was
// suspended. It is told regularly that the process is at work. After a pause, whatever is read may have
// come at its beginning, until a round trip to the server that was begun after it has ended: what is
// read from then on was sent after the pause. It has no clock and no lock; times are milliseconds.
//
//	at work ──seen too late──> catching up ──round trip──> at work
type PauseWatch struct {
	// seenAt is when the process was at work last, with nothing that waited.
	seenAt float64
	// since is when what is read now may have come at the earliest, while it catches up.
	since        float64
	isCatchingUp bool
	// hasAsked reports whether a round trip was begun since the process was seen at work last.
	hasAsked bool
	// round is the last round trip, askedAt when it was begun.
	round   int
	askedAt float64
}

// NewPauseWatch returns a watch that begins now.
func NewPauseWatch(now float64) *PauseWatch {
	return &PauseWatch{seenAt: now}
}

// See notes that the process is at work, and reports whether a round trip is to be begun.
func (w *PauseWatch) See(now float64) bool {
	asks := w.Look(now)
	w.seenAt, w.hasAsked = now, false
	return asks
}

// Look looks for a pause, as something is read, and reports whether a round trip is to be begun.
func (w *PauseWatch) Look(now float64) bool {
	if now-w.seenAt <= pauseMs || w.hasAsked {
		return false
	}
	if !w.isCatchingUp {
		w.isCatchingUp, w.since = true, w.seenAt
	}
	w.hasAsked, w.askedAt = true, now
	w.round++
	return true
}

// CameAt returns when a message that is read now may have come at the earliest.
func (w *PauseWatch) CameAt(now float64) float64 {
	if w.isCatchingUp {
		return w.since
	}
	return now
}

// Round returns the number of the last round trip that was to be begun.
func (w *PauseWatch) Round() int { return w.round }

// End notes that a round trip has ended; or that the connection has, with everything that waited.
func (w *PauseWatch) End(round int) {
	if round == w.round {
		w.isCatchingUp, w.hasAsked = false, false
		w.seenAt = max(w.seenAt, w.askedAt)
	}
}
