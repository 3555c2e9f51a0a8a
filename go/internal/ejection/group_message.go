package ejection

import (
	"regexp"

	"github.com/zyra/autonats/go/internal/call"
)

// GroupMessage is how an instance is, as it tells the others of its group.
type GroupMessage struct {
	State      call.HandlerState
	QueueGroup string
	Instance   string
}

var groupMessageForm = regexp.MustCompile(`^(serving|leaving|ejected|probing) ([A-Za-z0-9_-]{1,128}) ([A-Za-z0-9_-]{1,128})$`)

// maxGroupMessage is how many bytes a message may have.
const maxGroupMessage = 300

// Write returns the body of the message: three words.
func (m GroupMessage) Write() []byte {
	return []byte(string(m.State) + " " + m.QueueGroup + " " + m.Instance)
}

// ReadGroupMessage returns what a body says, and reports whether it is such a message.
func ReadGroupMessage(body []byte) (m GroupMessage, ok bool) {
	if len(body) > maxGroupMessage {
		return m, false
	}
	words := groupMessageForm.FindSubmatch(body)
	if words == nil {
		return m, false
	}
	return GroupMessage{call.HandlerState(words[1]), string(words[2]), string(words[3])}, true
}
