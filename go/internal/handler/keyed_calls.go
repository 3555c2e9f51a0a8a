package handler

import (
	"time"

	"github.com/zyra/autonats/go/internal/keys"
	"github.com/zyra/autonats/go/internal/wire"
)

// mostRepeats is how many calls may follow others, or be answered as they were without their answers
// being out: they hold no slot.
const mostRepeats = 1000

// keptAnswer is an answer as it is sent: a result, or an error, which the statistics need to know.
type keptAnswer struct {
	head, body []byte
	failure    *wire.ErrorReply
}

// answerOf returns an error as an answer.
func answerOf(reply *wire.ErrorReply) keptAnswer {
	return keptAnswer{head: reply.Head, body: reply.Body, failure: reply}
}

type keyRecord = keys.Record[keptAnswer]

// callKey is the idempotency key of a call, and what its handler knows by it. It belongs to the
// handler's lock.
type callKey struct {
	text   string
	digest uint64
	record *keyRecord
	// isRepeat reports whether a call with the key had come before, so that this one does not run.
	isRepeat bool
	// heldBytes are held of it while it follows another one.
	heldBytes int
}

// keyedCalls are the calls of one handler that have idempotency keys. A second one with the same key
// is answered as the first. It belongs to the handler's lock.
type keyedCalls struct {
	records *keys.Records[keptAnswer]
	digest  keys.Digest
	// followers are calls that wait for the answer of another one.
	followers map[*keyRecord][]*servedCall
	repeats   int
}

func newKeyedCalls(limits keys.Limits) *keyedCalls {
	return &keyedCalls{records: keys.NewRecords[keptAnswer](limits), digest: keys.NewDigest(), followers: map[*keyRecord][]*servedCall{}}
}

// met is what becomes of a call with a key.
type met int

const (
	// metNew is to be admitted as any other.
	metNew met = iota
	// metFollowing waits for the answer of another call, and metAnswered has it.
	metFollowing
	metAnswered
	// metReused and metBusy are to be refused.
	metReused
	metBusy
)

// meet finds out whether a call has come before, and takes it if it has.
func (k *keyedCalls) meet(call *servedCall, at time.Duration, isFull bool) met {
	key := call.key
	record := k.records.Find(call.keyID(), milliseconds(at))
	switch {
	case record == nil:
		return metNew
	case record.Digest != key.digest:
		return metReused
	}
	record.NeededUntil = max(record.NeededUntil, milliseconds(call.callerDeadline))
	if isFull || k.repeats >= mostRepeats {
		return metBusy
	}
	k.repeats++
	call.body = nil
	key.record, key.isRepeat = record, true
	if record.State != keys.Running {
		call.state = answering
		return metAnswered
	}
	call.state = following
	if call.metadata != nil {
		key.heldBytes = len(call.metadata.head)
	}
	k.followers[record] = append(k.followers[record], call)
	return metFollowing
}

// begin begins to remember a new call. It reports whether there is room: else it must not start.
func (k *keyedCalls) begin(call *servedCall, at time.Duration) bool {
	call.key.record = k.records.Begin(call.keyID(), call.key.digest, milliseconds(call.callerDeadline), milliseconds(at))
	return call.key.record != nil
}

// end ends the record of a call, if it has one that runs, and returns the calls that follow it.
func (k *keyedCalls) end(call *servedCall, end func(*keyRecord)) []*servedCall {
	if call.key == nil || call.key.isRepeat || call.key.record == nil || call.key.record.State != keys.Running {
		return nil
	}
	record := call.key.record
	call.key.record = nil
	end(record)
	followers := k.followers[record]
	delete(k.followers, record)
	return followers
}

// allFollowing returns the calls of a method that wait for the answers of others.
func (k *keyedCalls) allFollowing(p *endpoint) (all []*servedCall) {
	for _, followers := range k.followers {
		if followers[0].endpoint == p {
			all = append(all, followers...)
		}
	}
	return all
}

// leave notes that a call has ended, and returns how many bytes are held no more.
func (k *keyedCalls) leave(call *servedCall) int {
	key := call.key
	if key == nil || !key.isRepeat {
		return 0
	}
	key.isRepeat = false
	k.repeats--
	if others := k.followers[key.record]; len(others) > 0 {
		for i, other := range others {
			if other == call {
				others[i] = others[len(others)-1]
				others[len(others)-1] = nil
				k.followers[key.record] = others[:len(others)-1]
				break
			}
		}
		if len(k.followers[key.record]) == 0 {
			delete(k.followers, key.record)
		}
	}
	held := key.heldBytes
	key.heldBytes = 0
	return held
}

// keyID is what a call is remembered under: keys of different methods have nothing to do with each
// other.
func (c *servedCall) keyID() string {
	return c.endpoint.name + " " + c.key.text
}
