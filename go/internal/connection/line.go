package connection

import (
	"time"

	"github.com/zyra/autonats/go/internal/clock"
)

// line is what is known of the way to the server while a batch is sent.
type line struct {
	// room is how many bytes fit the window; ahead counts those that are on their way.
	room, ahead int
	// pace is how long a byte takes, in nanoseconds; 0 where that is not worth counting.
	pace float64
}

// after returns the line once so many more bytes are on their way.
func (l line) after(bytes int) line {
	l.room, l.ahead = l.room-bytes, l.ahead+bytes
	return l
}

// arrives returns when a message of so many bytes is with the server that is sent now.
func (l line) arrives(now clock.Instant, bytes int) clock.Instant {
	return now.After(time.Duration(float64(l.ahead+bytes) * l.pace))
}

// paceKnown is how long what a confirmation says of the pace is believed, at least. Where all
// messages are dropped because of it, nothing else would ever say that the line is faster again.
const paceKnown = time.Second

// pace is how fast the line is, by the last confirmation.
type pace struct {
	perByte float64
	// until is when it is forgotten.
	until clock.Instant
}

// learn takes in that so many bytes were confirmed now, so long after all of them were sent. What
// is confirmed quickly says nothing of how fast the line is, and need not.
func (p *pace) learn(bytes int, took time.Duration, now clock.Instant) {
	if took < quick {
		*p = pace{}
		return
	}
	*p = pace{perByte: float64(took) / float64(bytes), until: now.After(max(paceKnown, 2*took))}
}

// at returns how long a byte takes, in nanoseconds; 0 where it is not known now.
func (p *pace) at(now clock.Instant) float64 {
	if now > p.until {
		*p = pace{}
	}
	return p.perByte
}
