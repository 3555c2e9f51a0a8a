package autonatstest

import "time"

// approach is the way to a link. Messages of one lane arrive in their order, however long each is
// delayed. The lock of the network guards it.
type approach struct {
	schedule *schedule
	// lanes has when the last message of each lane arrives, where that has not arrived yet.
	lanes map[string]time.Duration
	// last is when the last of all arrives, or has arrived.
	last time.Duration
	// slow is how long it takes to receive a message, and busyUntil until when it receives.
	slow, busyUntil time.Duration
}

// send does something after a delay, and after what was sent on the lane before; at once where that
// is now.
func (a *approach) send(lane string, delay time.Duration, act func()) {
	before, isWaiting := a.lanes[lane]
	now := a.schedule.network.now()
	at := a.arrivalAt(max(now+delay, before))
	if !isWaiting && at <= now {
		act()
		return
	}
	a.lanes[lane] = at
	a.last = max(a.last, at)
	a.schedule.add(at, func() {
		if a.lanes[lane] == at {
			delete(a.lanes, lane)
		}
		act()
	})
}

// sendLast does something after a delay, and after everything that was sent before; at once where
// that is now.
func (a *approach) sendLast(delay time.Duration, act func()) {
	now := a.schedule.network.now()
	at := a.arrivalAt(max(now+delay, a.last))
	if at <= now && len(a.lanes) == 0 {
		act()
		return
	}
	a.last = at
	a.schedule.add(at, act)
}

func (a *approach) arrivalAt(at time.Duration) time.Duration {
	if a.slow == 0 {
		return at
	}
	a.busyUntil = max(at, a.busyUntil) + a.slow
	return a.busyUntil
}
