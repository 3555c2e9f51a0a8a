package handler

import (
	"log/slog"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/ejection"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/rate"
)

// groupMember is one instance of a queue group: it does what SelfEjection decides, and tells the
// others how it is.
type groupMember struct {
	handler *Handler
	// ejection belongs to the handler's lock.
	ejection *ejection.SelfEjection
	answers  *rate.Limit

	// mu is held while a step is taken.
	mu sync.Mutex
	// told is the state that was reported last.
	told  pipeline.HandlerState
	timer *time.Timer
}

func newGroupMember(h *Handler) *groupMember {
	return &groupMember{
		handler: h, ejection: ejection.NewSelfEjection(h.options.Instance), answers: rate.New(answersPerSecond), told: pipeline.Serving,
	}
}

// state returns whether the instance takes calls.
func (m *groupMember) state() pipeline.HandlerState {
	m.handler.mu.Lock()
	defer m.handler.mu.Unlock()
	return m.ejection.State()
}

// listenings returns the subjects on which it hears of the others: what all are asked, and what it
// is answered.
func (m *groupMember) listenings() []listening {
	return []listening{
		{subject: m.subject(), name: "group", receive: m.onAsked},
		{subject: m.subject() + "." + m.handler.options.Instance, receive: func(message link.Message) {
			if told, ok := ejection.ReadGroupMessage(message.Body); ok && told.QueueGroup == m.handler.options.QueueGroup {
				m.noteOther(told)
			}
		}},
	}
}

func (m *groupMember) subject() string { return m.handler.subject + ".group" }

func (m *groupMember) onAsked(message link.Message) {
	h := m.handler
	asked, ok := ejection.ReadGroupMessage(message.Body)
	if !ok || asked.QueueGroup != h.options.QueueGroup || asked.Instance == h.options.Instance {
		return
	}
	m.noteOther(asked)
	if h.life.is(serving) && m.answers.Take(now()) {
		h.replies.tell(m.subject()+"."+asked.Instance, m.describe())
	}
}

func (m *groupMember) noteOther(told ejection.GroupMessage) {
	m.handler.mu.Lock()
	defer m.handler.mu.Unlock()
	m.ejection.NoteOther(told.Instance, told.State)
}

// note counts a call that has ended, and whether it failed by a fault of this instance. The
// handler's lock is held. The step is to be taken without it.
func (m *groupMember) note(at time.Duration, isFault bool) ejection.Step {
	if m.handler.options.StaysInGroup {
		return ejection.Nothing
	}
	return m.ejection.NoteCall(milliseconds(at), isFault, rand.Float64())
}

// take does what was decided.
func (m *groupMember) take(step ejection.Step) {
	h := m.handler
	if step == ejection.Nothing || !h.life.is(serving) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch step {
	case ejection.Leave:
		go h.subscriptions.pause()
		h.replies.tell(m.subject(), m.describe())
	case ejection.Ask:
		h.replies.tell(m.subject(), m.describe())
	case ejection.Probe:
		go h.subscriptions.resume()
	}
	h.mu.Lock()
	state, wakeAt := m.ejection.State(), m.ejection.WakeAt()
	h.mu.Unlock()
	m.setTimer(wakeAt)
	if state == m.told {
		return
	}
	m.told = state
	change := changes[state]
	h.events.Log(change.level, change.message)
	h.tellObservers(func(observer *pipeline.Observer) {
		if observer.OnHandlerChanged != nil {
			observer.OnHandlerChanged(state, h.observed)
		}
	})
}

// setTimer sets the alarm of the next decision. m.mu must be held.
func (m *groupMember) setTimer(wakeAt float64) {
	if m.timer != nil {
		m.timer.Stop()
		m.timer = nil
	}
	if math.IsInf(wakeAt, 1) {
		return
	}
	wait := time.Duration((wakeAt - milliseconds(now())) * float64(time.Millisecond))
	m.timer = time.AfterFunc(max(0, wait), m.wake)
}

func (m *groupMember) wake() {
	m.handler.mu.Lock()
	// A timer may be early by less than a millisecond.
	at := max(milliseconds(now()), m.ejection.WakeAt())
	step := ejection.Nothing
	if !math.IsInf(at, 1) {
		step = m.ejection.Wake(at, rand.Float64())
	}
	m.handler.mu.Unlock()
	m.take(step)
}

// stop does nothing any more: the handler serves no longer.
func (m *groupMember) stop() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.setTimer(math.Inf(1))
}

func (m *groupMember) describe() []byte {
	o := &m.handler.options
	return ejection.GroupMessage{State: m.state(), QueueGroup: o.QueueGroup, Instance: o.Instance}.Write()
}

func milliseconds(at time.Duration) float64 {
	return float64(at) / float64(time.Millisecond)
}

// changes is what the log says of changes.
var changes = map[pipeline.HandlerState]struct {
	level   slog.Level
	message string
}{
	pipeline.Serving: {slog.LevelInfo, "this handler takes all calls"},
	pipeline.Leaving: {slog.LevelWarn, "half of the calls fail; this handler asks its group whether it may leave"},
	pipeline.Ejected: {slog.LevelError, "this handler has left its queue group for some time, as half of its calls failed"},
	pipeline.Probing: {slog.LevelInfo, "this handler takes one call at a time, to find out whether it may come back"},
}
