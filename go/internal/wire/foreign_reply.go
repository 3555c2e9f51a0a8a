package wire

import (
	"encoding/json"
	"fmt"
)

// Mark is the byte before the JSON of every result: white space to all readers of JSON, and how a
// caller knows that an Autonats handler wrote the reply, and not a stream that captures the
// subject, or anybody else.
const Mark = '\t'

// maxAcknowledgement is the maximum size of an acknowledgement. Longer bodies are not read as one.
const maxAcknowledgement = 4096

// MostKept is how many bytes of a foreign reply are enough to tell what wrote it.
const MostKept = maxAcknowledgement + 1

// IsMarked reports whether an Autonats handler wrote this reply, which is not an error reply.
func IsMarked(body []byte) bool {
	return len(body) > 0 && body[0] == Mark
}

// DescribeForeignReply reports why a call got no answer from a handler although something replied
// that is not one.
func DescribeForeignReply(subject string, body []byte) string {
	if IsFromStream(body) {
		return fmt.Sprintf("no Autonats handler replied in time, but a JetStream stream did: a stream captures \"%s\"; remove the subject from the stream", subject)
	}
	return fmt.Sprintf("no Autonats handler replied in time, but something else replied on \"%s\"; an Autonats handler did not write that reply", subject)
}

// IsFromStream reports whether a body looks like what JetStream answers to a message that it
// stores, or cannot store.
func IsFromStream(body []byte) bool {
	if len(body) == 0 || len(body) > maxAcknowledgement {
		return false
	}
	var members map[string]any
	if json.Unmarshal(body, &members) != nil {
		return false
	}
	_, hasStream := members["stream"].(string)
	_, hasSequence := members["seq"].(float64)
	if hasStream && hasSequence {
		return true
	}
	failure, _ := members["error"].(map[string]any)
	_, hasCode := failure["code"].(float64)
	_, hasNumber := failure["err_code"].(float64)
	return hasCode && hasNumber
}

// IsForeignReply reports whether a reply was not written by a handler, and not by the server for
// want of one. A reply whose headers cannot be read counts as a handler's; reading it fails later.
func IsForeignReply(head, body []byte) bool {
	if head == nil {
		return !IsMarked(body)
	}
	parsed, ok := ParseHead(head)
	if !ok || parsed.IsError || parsed.Status == NoResponders && len(body) == 0 {
		return false
	}
	// A reply that requires a feature may have another form.
	if _, isMissing := MissingFeature(parsed.Require); isMissing {
		return false
	}
	return !IsMarked(body)
}
