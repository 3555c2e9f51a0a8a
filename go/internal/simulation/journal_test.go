package simulation

import (
	"fmt"
	"strings"
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
)

// journal has what has happened in a run.
type journal struct {
	began time.Time

	mu    sync.Mutex
	calls map[string]*record
	lines []string
	// stops has when processes were told to stop, and served which have run a method since the faults
	// have ended, by their names.
	stops      map[string]time.Duration
	served     map[string]bool
	violations []string
	// met has what policies have done at least once.
	met map[string]bool
}

// policyEvents are what policies do that nothing else shows.
var policyEvents = []string{
	"a call is made again",
	"a call is overtaken",
	"a call is answered from memory",
	"a retry is denied",
	"a call is held back",
	"a breaker opens",
	"a breaker closes",
	"a handler leaves its group",
	"a handler tries itself out",
	"a handler is back",
}

// mostAttempts is how many attempts a call of an idempotent method may have.
const mostAttempts = 3

// record is what is known of one call. The lock of the journal guards it.
type record struct {
	id, method string
	madeAt     time.Duration
	timeout    time.Duration
	// isCancelled reports whether its caller may cancel it, and isNested whether it was made by a
	// method, and ends with the call of that.
	isCancelled, isNested bool
	// mostStarts is how often its method may begin: as often as it may be tried, where that is
	// idempotent.
	mostStarts int
	// isRepeatable reports whether it may be made again after it was sent: it is idempotent, or has a
	// key.
	isRepeatable bool
	starts       int
	// startedBy are the names of the processes that have run it.
	startedBy []string
	// again is the call of which it is a repetition, with the same key, at the same process; nil for all
	// others. What runs is told of that one.
	again     *record
	isSettled bool
	settledAt time.Duration
	err       error
}

func newJournal() *journal {
	return &journal{
		began: time.Now(), calls: make(map[string]*record), stops: make(map[string]time.Duration), served: make(map[string]bool),
		met: make(map[string]bool),
	}
}

func (j *journal) now() time.Duration { return time.Since(j.began) }

// note appends a line.
func (j *journal) note(format string, args ...any) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, fmt.Sprintf("%v "+format, append([]any{j.now()}, args...)...))
}

// meet notes that a policy has done something.
func (j *journal) meet(event string) {
	j.mu.Lock()
	j.met[event] = true
	j.mu.Unlock()
}

// violate notes that an invariant does not hold.
func (j *journal) violate(invariant, format string, args ...any) {
	j.mu.Lock()
	defer j.mu.Unlock()
	text := fmt.Sprintf("%s: %s, at %v", invariant, fmt.Sprintf(format, args...), j.now())
	j.violations = append(j.violations, text)
	j.lines = append(j.lines, text)
}

// made adds a call.
func (j *journal) made(r *record) {
	r.madeAt = j.now()
	j.mu.Lock()
	j.calls[r.id] = r
	j.mu.Unlock()
	j.note("call %s %s %v", r.id, r.method, r.timeout)
}

// started notes that a method runs for a call.
func (j *journal) started(id, by string) {
	j.note("start %s %s", id, by)
	j.mu.Lock()
	r := j.calls[id]
	if r != nil {
		r.starts++
		r.startedBy = append(r.startedBy, by)
	}
	if j.now() >= healedAt {
		j.served[by] = true
	}
	j.mu.Unlock()
	if r == nil {
		j.violate("I3", "%s was never called", id)
	}
}

// settled notes how a call has ended.
func (j *journal) settled(r *record, err error) {
	j.mu.Lock()
	wasSettled := r.isSettled
	r.isSettled, r.settledAt, r.err = true, j.now(), err
	j.mu.Unlock()
	if wasSettled {
		j.violate("I1", "%s has settled twice", r.id)
	}
	j.note("end %s %s %s %v", r.id, autonats.CodeOf(err), autonats.OutcomeOf(err), err)
}

// open returns the calls that were started and have not settled, by the beginning of their ids.
func (j *journal) open(prefix string) (open []*record) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, r := range j.calls {
		if !r.isSettled && r.starts > 0 && strings.HasPrefix(r.id, prefix) {
			open = append(open, r)
		}
	}
	return open
}

// runnerOf returns the name of the process that has run a call last; empty if none has.
func (j *journal) runnerOf(r *record) string {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(r.startedBy) == 0 {
		return ""
	}
	return r.startedBy[len(r.startedBy)-1]
}

// stoppedFirst returns when the first of the processes was stopped that have run a call; false if none
// was.
func (j *journal) stoppedFirst(r *record) (at time.Duration, isStopped bool) {
	for _, by := range r.startedBy {
		if stoppedAt, ok := j.stops[by]; ok && (!isStopped || stoppedAt < at) {
			at, isStopped = stoppedAt, true
		}
	}
	return at, isStopped
}

func (j *journal) isSettled(r *record) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return r.isSettled
}
