package main

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime"
)

// command is what the harness wants. The README lists the commands.
type command struct {
	ID      int64  `json:"id"`
	Do      string `json:"do"`
	Options struct {
		Servers         string `json:"servers"`
		User            string `json:"user"`
		Pass            string `json:"pass"`
		CredentialsFile string `json:"credentialsFile"`
		InboxPrefix     string `json:"inboxPrefix"`
		// PingInterval is in milliseconds.
		PingInterval int64 `json:"pingInterval"`
	} `json:"options"`
	Audit       string `json:"audit"`
	Prefix      string `json:"prefix"`
	ReplyPrefix string `json:"replyPrefix"`
	Instance    string `json:"instance"`
	IsMeasured  bool   `json:"isMeasured"`
	Slowness    int    `json:"slowness"`
	IsPlain     bool   `json:"isPlain"`
	Waits       bool   `json:"waits"`
	IsBroken    bool   `json:"isBroken"`
	Method      string `json:"method"`
	Text        string `json:"text"`
	Number      int32  `json:"number"`
	TimeoutMs   int64  `json:"timeoutMs"`
	Name        string `json:"name"`
	Count       int    `json:"count"`
	Parallel    int    `json:"parallel"`
	PauseMs     int64  `json:"pauseMs"`
	// PerSecond is how many calls a pace begins.
	PerSecond float64 `json:"perSecond"`
	Attempts  int     `json:"attempts"`
	// Milliseconds is by how much the clock is set on.
	Milliseconds int64 `json:"milliseconds"`
}

// answerCommands reads commands from standard input, runs them side by side, and writes what each
// gives, with its id, to standard output. It returns at the end of the input.
func answerCommands(run func(command) map[string]any) {
	decoder := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	answers := newAnswers(os.Stdout)
	for {
		var c command
		if decoder.Decode(&c) != nil {
			return
		}
		go func() { answers.add(c.ID, run(c)) }()
		// It begins before the next command is read. Thousands that had not begun would each have a
		// stack, and be counted as memory that the client holds.
		runtime.Gosched()
	}
}
