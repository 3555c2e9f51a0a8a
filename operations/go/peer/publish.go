package main

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/outcome"
)

const (
	// publishAttempt is how long a stream may take to say that it has a message, until it is told
	// again.
	publishAttempt = time.Second
	publishPause   = 50 * time.Millisecond
)

// publish publishes a message of so many bytes to a stream, with its text as its id, again until
// the stream says that it has it.
func publish(connection *autonats.Conn, stream, text string, bytes int32, timeout time.Duration) (string, error) {
	message := nats.NewMsg(stream + "." + text)
	message.Header.Set(nats.MsgIdHdr, text)
	message.Data = []byte(strings.Repeat("y", int(bytes)))
	var last error
	for end := time.Now().Add(timeout); time.Now().Before(end); time.Sleep(publishPause) {
		if last = publishOnce(connection, message); last == nil {
			return text, nil
		}
	}
	return "", &autonats.Error{Code: autonats.CodeUnavailable, Outcome: outcome.Unknown, Message: "the stream has not confirmed it", Cause: last}
}

func publishOnce(connection *autonats.Conn, message *nats.Msg) error {
	reply, err := connection.NATS().RequestMsg(message, publishAttempt)
	if err != nil {
		return err
	}
	var answer struct {
		Error *struct {
			Description string `json:"description"`
		} `json:"error"`
	}
	if err := json.Unmarshal(reply.Data, &answer); err != nil {
		return err
	}
	if answer.Error != nil {
		return errors.New(answer.Error.Description)
	}
	return nil
}
