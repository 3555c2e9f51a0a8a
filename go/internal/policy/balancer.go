package policy

import (
	"math"
	"sync"

	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/wire"
)

const (
	// mostInstances is how many are remembered: whoever replies can make up names.
	mostInstances = 128
	// reportMs is the age from which on a report says nothing.
	reportMs = 10_000
	// askMs is how often an instance is asked for a report at most.
	askMs = 20
	// busyMs is for how long an instance that had no room counts as having busyLoad more to do, and
	// silentMs for how long one that did not answer is left alone.
	busyMs   = 100
	busyLoad = 2
	silentMs = 1000
	// goneMs is for how long an instance is gone at first, twice as long each time after it, up to the
	// longest.
	firstGoneMs   = 1000
	longestGoneMs = 60_000
	// deniedMs is for how long no instance is called once the server does not allow it.
	deniedMs = 60_000
	// Once no new instances are found, lookCalls and lookMs are between two calls that look for them;
	// lookBrokenMs while the breaker of an instance is open, as the queue group may give it the call: as
	// soon as most are likely to be known.
	lookCalls    = 20
	lookMs       = 1000
	lookBrokenMs = 5000
	longestStep  = 1024
)

// Balancer chooses the instance that a call of one method goes to: of two that are drawn, the one
// with less to do. It learns of instances by their reports alone. A call goes to the queue group
// while no instance is known, or none is fit, and from time to time to find others. Times are
// milliseconds.
type Balancer struct {
	subjectOf func(instance string) string

	mu      sync.Mutex
	known   map[string]*Instance
	present []*Instance
	// broken counts instances that are there and whose breakers are not closed.
	broken int
	// meanLoad is a running mean of all loads that were reported.
	meanLoad    float64
	deniedUntil float64
	// calls counts those since one has looked for instances, at lookedAt; step is how many calls and
	// milliseconds are between two.
	calls, lookedAt, step float64
	// askedAt is when the queue group was asked last, and askStep how many milliseconds may pass
	// before it is asked again.
	askedAt, askStep float64
}

// NewBalancer returns the balancer of one method. subjectOf returns where an instance takes calls of
// the method.
func NewBalancer(subjectOf func(instance string) string) *Balancer {
	never := math.Inf(-1)
	return &Balancer{
		subjectOf: subjectOf, known: map[string]*Instance{}, deniedUntil: never, lookedAt: never, step: 1, askedAt: never,
	}
}

// Instances returns the ids of those that are there.
func (b *Balancer) Instances() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	ids := make([]string, len(b.present))
	for i, instance := range b.present {
		ids[i] = instance.ID
	}
	return ids
}

// IsAlone reports whether an instance is the only one that is there. Where none is, the queue group
// may reach others.
func (b *Balancer) IsAlone(instance *Instance) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.present) == 1 && b.present[0] == instance
}

// Pick returns the instance that a call goes to, for which Release is to be called when it has ended;
// nil for the queue group. random is from 0 to 1. A call that was made before is not to go to the
// same instance again.
func (b *Balancer) Pick(now, random float64, before *Instance) *Instance {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.present) == 0 || now < b.deniedUntil || before == nil && b.isToLook(now) {
		return nil
	}
	instance := b.choose(now, random, before)
	if instance == nil {
		return nil
	}
	instance.outstanding++
	if instance.breaker.state == BreakerOpen {
		instance.breaker.NoteCall(now)
	}
	return instance
}

// Asks reports whether a call to an instance, or to the queue group, is to ask for a report. It is
// then taken to have asked.
func (b *Balancer) Asks(instance *Instance, now float64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if instance != nil {
		if now-instance.askedAt < askMs {
			return false
		}
		instance.askedAt = now
		return true
	}
	// Handlers that do not report are asked less and less often.
	if now < b.deniedUntil || now-b.askedAt < b.askStep {
		return false
	}
	b.askedAt = now
	b.askStep = min(longestStep, max(1, b.askStep*2))
	return true
}

// Release notes that a call to an instance has ended, whatever came of it.
func (b *Balancer) Release(instance *Instance) {
	b.mu.Lock()
	instance.outstanding--
	b.mu.Unlock()
}

// Learn takes a report, which came with the reply to a call of the queue group or of an instance.
func (b *Balancer) Learn(report wire.LoadReport, now float64, isOfGroup bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.askStep = 0
	instance := b.known[report.Instance]
	if instance != nil && instance.place == -1 && now < instance.goneUntil {
		return
	}
	if report.Slots == 0 {
		if instance != nil && instance.place != -1 {
			b.leave(instance, now)
		}
		return
	}
	switch {
	case instance == nil:
		if instance = b.meet(report.Instance); instance == nil {
			return
		}
		b.enter(instance)
	case instance.place == -1:
		b.enter(instance)
	case isOfGroup:
		// Slower where there are many, so that none of them is likely to be missed.
		b.step = min(longestStep, b.step+b.step/float64(len(b.present)))
	}
	instance.load = float64(report.Running+report.Waiting) / float64(report.Slots)
	instance.reportedAt = now
	b.meanLoad += (instance.load - b.meanLoad) / 10
}

// Note takes what the end of a call has shown of its instance. random is from 0 to 1. It returns the
// state of the breaker before and after.
func (b *Balancer) Note(instance *Instance, sign fault.InstanceSign, now, random float64) (before, after BreakerState) {
	b.mu.Lock()
	defer b.mu.Unlock()
	before = instance.breaker.State()
	switch sign {
	case fault.InstanceAnswered:
		instance.goneMs = 0
		instance.breaker.NoteSuccess(now)
		if now < instance.avoidUntil {
			instance.noteAlive(now)
		}
	case fault.InstanceBusy:
		instance.goneMs = 0
		instance.busyUntil = now + busyMs
	case fault.InstanceSilent:
		instance.avoidUntil = max(instance.avoidUntil, now+silentMs)
		b.noteFailure(instance, now, random)
	case fault.InstanceFailed:
		b.noteFailure(instance, now, random)
	case fault.InstanceGone:
		if instance.place != -1 {
			b.leave(instance, now)
		}
	case fault.InstanceDenied:
		b.deniedUntil = now + deniedMs
	}
	after = instance.breaker.State()
	if before != after {
		b.countBroken()
	}
	instance.isWatched.Store(instance.goneMs > 0 || instance.breaker.isAwake)
	return before, after
}

// noteAlive notes that an instance was slow, not silent: it is weighed against others, which may have
// more to do.
func (i *Instance) noteAlive(now float64) {
	i.avoidUntil = now
	i.busyUntil = now + busyMs
}

// noteFailure lets at most half of the instances be broken.
func (b *Balancer) noteFailure(instance *Instance, now, random float64) {
	instance.breaker.NoteFailure(now, random, (b.broken+1)*2 <= len(b.present))
}

func (b *Balancer) isToLook(now float64) bool {
	b.calls++
	wait := min(b.step, lookMs)
	if b.broken > 0 && b.step >= lookCalls {
		wait = lookBrokenMs
	}
	if b.calls < min(b.step, lookCalls) || now-b.lookedAt < wait {
		return false
	}
	b.calls, b.lookedAt = 0, now
	return true
}

// choose draws two with one random number. Where neither is fit, the first one after them is chosen
// that is.
func (b *Balancer) choose(now, random float64, before *Instance) *Instance {
	count := len(b.present)
	if count == 1 {
		return b.fit(0, now, before)
	}
	// The conversion keeps a compiler from rounding once where it has to twice.
	scaled := float64(random * float64(count))
	first := min(count-1, int(scaled))
	second := min(count-2, int((scaled-float64(first))*float64(count-1)))
	if second >= first {
		second++
	}
	one, other := b.fit(first, now, before), b.fit(second, now, before)
	switch {
	case one != nil && other != nil:
		if b.scoreOf(other, now) < b.scoreOf(one, now) {
			return other
		}
		return one
	case one != nil:
		return one
	case other != nil:
		return other
	}
	for offset := 1; offset < count; offset++ {
		if next := b.fit((first+offset)%count, now, before); next != nil {
			return next
		}
	}
	return nil
}

// fit returns the instance at a place, if it is fit for a call.
func (b *Balancer) fit(place int, now float64, before *Instance) *Instance {
	instance := b.present[place]
	if instance == before || now < instance.avoidUntil {
		return nil
	}
	// Those that are gone since may have left too many broken ones.
	if b.broken == 0 || instance.breaker.Admits(now, instance.outstanding) || b.broken*2 > len(b.present) {
		return instance
	}
	return nil
}

func (b *Balancer) scoreOf(instance *Instance, now float64) float64 {
	score := instance.outstanding
	if now-instance.reportedAt < reportMs {
		score += instance.load
	} else {
		score += b.meanLoad
	}
	if now < instance.busyUntil {
		score += busyLoad
	}
	return score
}

// meet begins to know an instance. It returns nil if there are too many, and all of them are there.
func (b *Balancer) meet(id string) *Instance {
	if len(b.known) >= mostInstances {
		var oldest *Instance
		for _, known := range b.known {
			if known.place == -1 && (oldest == nil || known.goneUntil < oldest.goneUntil) {
				oldest = known
			}
		}
		if oldest == nil {
			return nil
		}
		delete(b.known, oldest.ID)
	}
	instance := newInstance(id, b.subjectOf(id))
	b.known[id] = instance
	return instance
}

func (b *Balancer) enter(instance *Instance) {
	instance.place = len(b.present)
	b.present = append(b.present, instance)
	b.countBroken()
	// Where there is a new one, there may be others.
	b.step = 1
}

func (b *Balancer) leave(instance *Instance, now float64) {
	last := b.present[len(b.present)-1]
	b.present[len(b.present)-1] = nil
	b.present = b.present[:len(b.present)-1]
	if last != instance {
		b.present[instance.place] = last
		last.place = instance.place
	}
	instance.place = -1
	instance.goneMs = min(longestGoneMs, max(firstGoneMs, instance.goneMs*2))
	instance.goneUntil = now + instance.goneMs
	b.countBroken()
	b.step = 1
}

func (b *Balancer) countBroken() {
	b.broken = 0
	for _, instance := range b.present {
		if instance.breaker.State() != BreakerClosed {
			b.broken++
		}
	}
}
