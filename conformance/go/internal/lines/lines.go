// Package lines reads the commands of the harness and writes what they give.
package lines

import (
	"bufio"
	"encoding/json"
	"os"
	"sync"
)

// Command is what the harness wants of a program under test. conformance/README.md lists the commands.
type Command struct {
	ID             int64    `json:"id"`
	Do             string   `json:"do"`
	Service        string   `json:"service"`
	Method         string   `json:"method"`
	Prefix         string   `json:"prefix"`
	Arguments      []any    `json:"arguments"`
	TimeoutMs      *int64   `json:"timeoutMs"`
	Instance       string   `json:"instance"`
	Cancelled      bool     `json:"cancelled"`
	Call           int64    `json:"call"`
	Name           string   `json:"name"`
	Keys           []string `json:"keys"`
	DrainTimeoutMs *int64   `json:"drainTimeoutMs"`
	QueueGroup     string   `json:"queueGroup"`
	ReplyPrefix    string   `json:"replyPrefix"`
	Waits          bool     `json:"waits"`
	Connection     string   `json:"connection"`
	Key            string   `json:"key"`
	Started        int32    `json:"started"`
	Stopped        int32    `json:"stopped"`
	Ended          int32    `json:"ended"`
}

// Answer begins the commands of standard input in order, runs what begin returns side by side, and writes what each gives, with its id, to
// standard output. It returns at the end of the input.
func Answer(begin func(Command) func() map[string]any) {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := json.NewEncoder(os.Stdout)
	var mu sync.Mutex
	decoder := json.NewDecoder(input)
	for {
		var command Command
		if decoder.Decode(&command) != nil {
			return
		}
		run := begin(command)
		go func() {
			answer := run()
			answer["id"] = command.ID
			mu.Lock()
			defer mu.Unlock()
			if err := output.Encode(answer); err != nil {
				_ = output.Encode(map[string]any{"id": command.ID, "broken": err.Error()})
			}
		}()
	}
}
