// Package ejection decides when an instance leaves its queue group because its calls fail.
package ejection

import (
	"math"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/rate"
)

// Step is what is to be done next.
type Step string

const (
	Nothing Step = "nothing"
	// Ask asks the others of the group how they are.
	Ask Step = "ask"
	// Leave leaves the group, and asks, too.
	Leave Step = "leave"
	// Probe takes calls again, one at a time.
	Probe Step = "probe"
	// Stay takes all calls again.
	Stay Step = "stay"
)

const (
	// answerMs is how long the others have to answer at least, and half of the time that they have
	// at most: by chance, so that not all leave at once.
	answerMs = 250
	// askAgainMs is when the others are asked again after an answer that this instance may not leave.
	askAgainMs = 5000
	// lookMs is how often this instance looks whether the others still are there while it is out.
	lookMs         = 2000
	pauseMs        = 5000
	longestPauseMs = 60_000
	// jitter is the part of a pause by which it may be shorter or longer.
	jitter       = 0.2
	longestLevel = 10
	// healthyMs is how long in the group makes the next pause shorter by one level.
	healthyMs = 30_000
	// leastCalls is how many calls there must be in ten seconds before they say anything.
	leastCalls = 20
	// probes is how many calls have to succeed, one after the other.
	probes = 3
	// mostOthers is how many others are counted: with more the answer would be the same.
	mostOthers = 1000
)

// SelfEjection decides when an instance leaves its queue group because its calls fail, and when it
// comes back. Never more than a third of the group is out, as far as those who answer can know:
// where many fail, what they need has failed, and leaving would only take away what still works. It
// is a pure function of what it is told: times are in milliseconds, and random is from 0 to 1.
//
//	    ┌──────── others are out ────────┐
//	    ▼                                │
//	serving ──half of the calls fail──> leaving ──enough others──> ejected <──a call fails── probing
//	    ▲                                                             │                        │ ▲
//	    │                                                             └─time is up, too few────┼─┘
//	    └──────────────────────── three calls succeed ─────────────────────────────────────────┘
type SelfEjection struct {
	instance string
	// calls counts those of the last ten seconds, and faults those of them that failed by a fault of
	// this instance.
	calls, faults rate.RecentEvents
	// others is what the others have said since they were asked.
	others map[string]call.HandlerState
	state  call.HandlerState
	wakeAt float64
	// endsAt is when the pause ends.
	endsAt       float64
	mayAskAt     float64
	servingSince float64
	// level is how often the pause was doubled.
	level     int
	succeeded int
}

// NewSelfEjection returns that of an instance which takes all calls.
func NewSelfEjection(instance string) *SelfEjection {
	return &SelfEjection{
		instance: instance, others: make(map[string]call.HandlerState), state: call.Serving, wakeAt: math.Inf(1),
	}
}

// isBad reports whether at least half of the calls failed, when the last one did.
func (e *SelfEjection) isBad() bool {
	return e.calls.Total() >= leastCalls && e.faults.Total()*2 >= e.calls.Total()
}

// State returns whether the instance takes calls.
func (e *SelfEjection) State() call.HandlerState { return e.state }

// WakeAt returns when to call Wake; infinity for never.
func (e *SelfEjection) WakeAt() float64 { return e.wakeAt }

// NoteCall counts a call that has ended, and whether it failed by a fault of this instance.
func (e *SelfEjection) NoteCall(now float64, isFault bool, random float64) Step {
	switch e.state {
	case call.Ejected:
		return Nothing
	case call.Probing:
		return e.noteProbe(now, isFault, random)
	}
	second := int64(math.Floor(now / 1000))
	e.calls.Add(second)
	if !isFault {
		return Nothing
	}
	e.faults.Add(second)
	if e.state == call.Leaving || now < e.mayAskAt || !e.isBad() {
		return Nothing
	}
	e.state = call.Leaving
	clear(e.others)
	e.wakeAt = now + answerMs*(1+random)
	return Ask
}

// NoteOther notes how another instance of the group is.
func (e *SelfEjection) NoteOther(instance string, state call.HandlerState) {
	if instance == e.instance {
		return
	}
	if _, isKnown := e.others[instance]; isKnown || len(e.others) < mostOthers {
		e.others[instance] = state
	}
}

// Wake decides what was to be decided at this time.
func (e *SelfEjection) Wake(now, random float64) Step {
	if now < e.wakeAt {
		return Nothing
	}
	if e.state == call.Leaving {
		if e.mayBeOut() {
			return e.eject(now, random)
		}
		return e.stay(now)
	}
	// It is out. Where the others have gone meanwhile, a bad instance is better than none.
	if now >= e.endsAt || !e.mayBeOut() {
		return e.probe()
	}
	clear(e.others)
	e.wakeAt = min(e.endsAt, now+lookMs)
	return Ask
}

func (e *SelfEjection) stay(now float64) Step {
	e.state, e.wakeAt, e.mayAskAt = call.Serving, math.Inf(1), now+askAgainMs
	return Stay
}

func (e *SelfEjection) eject(now, random float64) Step {
	if e.state == call.Leaving {
		e.level = int(max(0, float64(e.level)-math.Floor((now-e.servingSince)/healthyMs)))
	}
	pause := min(longestPauseMs, pauseMs*math.Pow(2, float64(e.level)))
	e.level = min(longestLevel, e.level+1)
	e.state = call.Ejected
	e.calls.Clear()
	e.faults.Clear()
	clear(e.others)
	// The conversion keeps the compiler from rounding once where TypeScript rounds twice.
	e.endsAt = now + float64(pause*(1-jitter+float64(2*jitter*random)))
	e.wakeAt = min(e.endsAt, now+lookMs)
	return Leave
}

func (e *SelfEjection) probe() Step {
	e.state, e.succeeded, e.wakeAt = call.Probing, 0, math.Inf(1)
	return Probe
}

func (e *SelfEjection) noteProbe(now float64, isFault bool, random float64) Step {
	if isFault {
		return e.eject(now, random)
	}
	if e.succeeded++; e.succeeded < probes {
		return Nothing
	}
	e.servingSince = now
	return e.stay(now)
}

// mayBeOut reports whether at most a third of the group is out if this instance is. Of those that
// want to leave at the same time, those with greater ids come first.
func (e *SelfEjection) mayBeOut() bool {
	out := 1
	for instance, state := range e.others {
		if state == call.Ejected || state == call.Probing ||
			state == call.Leaving && e.state == call.Leaving && instance > e.instance {
			out++
		}
	}
	return out*3 <= len(e.others)+1
}
