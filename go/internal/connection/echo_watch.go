package connection

// echoMisses is how many looks have to find nothing after an echo was asked for: one may come before
// what has arrived is read.
const echoMisses = 2

// EchoWatch decides whether a connection is to be replaced as it hears nothing: calls wait, nothing comes
// to its inbox, and what it sends to itself does not come either. The server probe does not notice that where the
// server has lost only the subscription. It is a pure function of what it is told.
type EchoWatch struct {
	heard uint64
	// asked counts the looks since the echo was asked for, that one included; 0 if it was not.
	asked int
}

// EchoStep is what to do now.
type EchoStep string

const (
	EchoNothing EchoStep = "nothing"
	// EchoAsk sends a message to the own inbox.
	EchoAsk EchoStep = "echo"
	// EchoLeave replaces the connection.
	EchoLeave EchoStep = "leave"
)

// Look returns what to do now, some time after the last look. heard counts the messages to the
// inbox, and only grows.
func (w *EchoWatch) Look(isNeeded bool, heard uint64) EchoStep {
	isSilent := heard == w.heard
	w.heard = heard
	if !isNeeded || !isSilent {
		w.asked = 0
		return EchoNothing
	}
	w.asked++
	switch {
	case w.asked == 1:
		return EchoAsk
	case w.asked <= echoMisses:
		return EchoNothing
	}
	w.asked = 0
	return EchoLeave
}

// echoToken is shorter than the token of a call.
const echoToken = "echo"

// look leaves a server that delivers nothing to the inbox any more, although it answers. The server
// probe calls it.
func (m *Multiplexer) look() {
	m.mu.Lock()
	isNeeded := m.deadlines.Len() > 0 && !m.denied && !m.isEchoDenied.Load() && m.shared.IsUp()
	m.mu.Unlock()
	switch m.watch.Look(isNeeded, m.heard.Load()) {
	case EchoAsk:
		go func() { _ = m.shared.Link.Publish(m.inbox+echoToken, "", nil, nil) }()
	case EchoLeave:
		go func() { _ = m.shared.Link.Leave() }()
	}
}
