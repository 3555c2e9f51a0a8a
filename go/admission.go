package autonats

import "time"

// verdict is what becomes of a call that arrives.
type verdict int

const (
	run verdict = iota
	queue
	busy
)

// admission decides which calls of one method run, which wait and which are refused. As many run as there are slots, as many more may wait, and a call waits
// only if it can be expected to start before its deadline. It knows no clock, answers nobody, and is not safe for concurrent use.
type admission struct {
	slots   int
	running []*servedCall
	waiting []*servedCall
	// mean is a running mean of how long a call holds its slot; 0 before the first has ended.
	mean time.Duration
}

// judge says what becomes of a call that arrives now and has so much time left.
func (a *admission) judge(left time.Duration) verdict {
	if len(a.running) < a.slots {
		return run
	}
	if len(a.waiting) >= a.slots {
		return busy
	}
	if expected := time.Duration(len(a.waiting)+1) * a.mean / time.Duration(a.slots); expected >= left {
		return busy
	}
	return queue
}

// run gives a call a slot.
func (a *admission) run(call *servedCall) {
	call.place = len(a.running)
	a.running = append(a.running, call)
}

// queue lets a call wait.
func (a *admission) queue(call *servedCall) {
	a.waiting = append(a.waiting, call)
}

// withdraw takes a call out of the queue, and tells whether it was there.
func (a *admission) withdraw(call *servedCall) bool {
	for i, waiting := range a.waiting {
		if waiting == call {
			a.waiting = append(a.waiting[:i], a.waiting[i+1:]...)
			return true
		}
	}
	return false
}

// release frees the slot of a call that has held it for so long.
func (a *admission) release(call *servedCall, held time.Duration) {
	last := len(a.running) - 1
	a.running[call.place] = a.running[last]
	a.running[call.place].place = call.place
	a.running[last] = nil
	a.running = a.running[:last]
	if a.mean == 0 {
		a.mean = held
		return
	}
	// The newest has a tenth of the weight.
	a.mean += (held - a.mean) / 10
}

// next takes the first call out of the queue; nil where there is no call or no free slot. It is to be given a slot, unless it is too late for it.
func (a *admission) next() *servedCall {
	if len(a.waiting) == 0 || len(a.running) >= a.slots {
		return nil
	}
	call := a.waiting[0]
	copy(a.waiting, a.waiting[1:])
	a.waiting[len(a.waiting)-1] = nil
	a.waiting = a.waiting[:len(a.waiting)-1]
	return call
}
