// Package lines reads the commands of the harness and writes what they give.
package lines

import (
	"bufio"
	"encoding/json"
	"os"
	"sync"
)

// Command is what the harness wants of a program under test. conformance/README.md lists the
// commands.
type Command struct {
	ID             int64             `json:"id"`
	Do             string            `json:"do"`
	Service        string            `json:"service"`
	Method         string            `json:"method"`
	Prefix         string            `json:"prefix"`
	Arguments      []any             `json:"arguments"`
	TimeoutMs      *int64            `json:"timeoutMs"`
	Instance       string            `json:"instance"`
	Attempts       int               `json:"attempts"`
	AttemptTimeout *int              `json:"attemptTimeoutMs"`
	HedgeAfter     *int              `json:"hedgeAfterMs"`
	IdempotencyKey *string           `json:"idempotencyKey"`
	Headers        map[string]any    `json:"headers"`
	ReplyHeaders   bool              `json:"replyHeaders"`
	Cancelled      bool              `json:"cancelled"`
	Call           int64             `json:"call"`
	Name           string            `json:"name"`
	Keys           []string          `json:"keys"`
	DrainTimeoutMs *int64            `json:"drainTimeoutMs"`
	QueueGroup     string            `json:"queueGroup"`
	ReplyPrefix    any               `json:"replyPrefix"`
	Limits         *Limits           `json:"limits"`
	Idempotency    *Idempotency      `json:"idempotency"`
	OffersModel    bool              `json:"offersModel"`
	Env            map[string]string `json:"env"`
	Interceptors   []string          `json:"interceptors"`
	MaxDepth       int               `json:"maxDepth"`
	MaxElements    int               `json:"maxElements"`
	Waits          bool              `json:"waits"`
	Plain          bool              `json:"plain"`
	Connection     string            `json:"connection"`
	Of             string            `json:"of"`
	Key            string            `json:"key"`
	Started        int32             `json:"started"`
	Stopped        int32             `json:"stopped"`
	Ended          int32             `json:"ended"`
	Subject        string            `json:"subject"`
	Reply          string            `json:"reply"`
	Head           *string           `json:"head"`
	Body           string            `json:"body"`
	Subscription   int64             `json:"subscription"`
}

// MethodLimits are limits of a method.
type MethodLimits struct {
	Concurrency int   `json:"concurrency"`
	Queue       *int  `json:"queue"`
	TimeoutMs   int64 `json:"timeoutMs"`
}

// Limits are limits of a handler.
type Limits struct {
	MethodLimits
	Total   int                     `json:"total"`
	Methods map[string]MethodLimits `json:"methods"`
}

// Idempotency are limits of the records of calls with keys.
type Idempotency struct {
	WindowMs *int64 `json:"windowMs"`
	Records  int    `json:"records"`
	Bytes    int    `json:"bytes"`
}

var (
	mu     sync.Mutex
	output = json.NewEncoder(os.Stdout)
)

// Answer begins the commands of standard input in order, runs what begin returns side by side, and
// writes what each gives, with its id, to standard output. It returns at the end of the input.
func Answer(begin func(Command) func() map[string]any) {
	decoder := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	for {
		var command Command
		if decoder.Decode(&command) != nil {
			return
		}
		run := begin(command)
		go func() {
			answer := run()
			answer["id"] = command.ID
			Write(answer)
		}()
	}
}

// Write writes a line to the harness.
func Write(line map[string]any) {
	mu.Lock()
	defer mu.Unlock()
	if err := output.Encode(line); err != nil {
		_ = output.Encode(map[string]any{"id": line["id"], "broken": err.Error()})
	}
}

// Broken is the answer of a program that has failed.
func Broken(err error) map[string]any {
	return map[string]any{"broken": err.Error()}
}
