package main

import (
	"encoding/json"
	"io"
	"sync"
)

// answers writes what commands gave. Whoever adds one does not wait for the harness to read it: the
// stacks of goroutines that did would be counted as memory that the client holds.
type answers struct {
	encoder *json.Encoder
	mu      sync.Mutex
	queue   []map[string]any
	// isWriting reports whether a goroutine writes what is queued.
	isWriting bool
}

func newAnswers(to io.Writer) *answers {
	return &answers{encoder: json.NewEncoder(to)}
}

// add queues the answer to the command with that id.
func (a *answers) add(id int64, answer map[string]any) {
	answer["id"] = id
	a.mu.Lock()
	defer a.mu.Unlock()
	a.queue = append(a.queue, answer)
	if !a.isWriting {
		a.isWriting = true
		go a.write()
	}
}

// write writes what is queued, until nothing is.
func (a *answers) write() {
	for {
		a.mu.Lock()
		batch := a.queue
		a.queue = nil
		if len(batch) == 0 {
			a.isWriting = false
			a.mu.Unlock()
			return
		}
		a.mu.Unlock()
		for _, answer := range batch {
			if err := a.encoder.Encode(answer); err != nil {
				_ = a.encoder.Encode(map[string]any{"id": answer["id"], "broken": err.Error()})
			}
		}
	}
}
