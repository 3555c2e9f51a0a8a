package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/operations/go/mesh"
)

// worker is the implementation. It notes the texts of calls in a file, which outlives a process
// that is killed.
type worker struct {
	audit *os.File
	// isBroken reports whether methods that note a text fail.
	isBroken *atomic.Bool
	// slowness is how many times as long as it is told Wait takes.
	slowness int
}

// newWorker returns a worker with that file, or none.
func newWorker(audit string, isBroken *atomic.Bool, slowness int) (w *worker, err error) {
	w = &worker{isBroken: isBroken, slowness: slowness}
	if audit != "" {
		w.audit, err = os.OpenFile(audit, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	}
	return w, err
}

var errBroken = errors.New("broken")

// write notes a text, and returns what the method fails with.
func (w *worker) write(text string) error {
	if w.audit != nil {
		_, _ = fmt.Fprintf(w.audit, "%s\t%d\n", text, time.Now().UnixMilli())
	}
	if w.isBroken.Load() {
		return errBroken
	}
	return nil
}

func (w *worker) Run(_ context.Context, text string) (string, error) {
	return text, w.write(text)
}

func (w *worker) Fetch(_ context.Context, text string) (string, error) {
	return text, w.write(text)
}

func (w *worker) RunNow(_ context.Context, text string) (string, error) {
	return text, w.write(text)
}

func (w *worker) Touch(_ context.Context, text string) error {
	return w.write(text)
}

func (w *worker) Slip(_ context.Context, text string) (*mesh.Slip, error) {
	return &mesh.Slip{Note: &text}, w.write(text)
}

func (w *worker) Receipt(_ context.Context, text string) (*mesh.Receipt, error) {
	return &mesh.Receipt{ID: "1", Note: text}, w.write(text)
}

func (w *worker) Anything(_ context.Context, text string) (any, error) {
	return []any{text}, w.write(text)
}

func (w *worker) Counts(_ context.Context, text string) (map[string]int32, error) {
	return map[string]int32{text: 1}, w.write(text)
}

func (w *worker) Spoil(_ context.Context, text string) error {
	_ = w.write(text)
	return spoiled(text)
}

func (w *worker) Fail(_ context.Context, way string) (string, error) {
	return waysToFail[way]()
}

func (w *worker) Produce(_ context.Context, size int32) (string, error) {
	return strings.Repeat("x", int(size)), nil
}

func (w *worker) Consume(_ context.Context, letters string) (int32, error) {
	return int32(len(letters)), nil
}

func (w *worker) Wait(ctx context.Context, text string, milliseconds int32) (string, error) {
	if err := w.write(text); err != nil {
		return "", err
	}
	select {
	case <-time.After(time.Duration(w.slowness*int(milliseconds)) * time.Millisecond):
		return text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (w *worker) Note(_ context.Context, text string) {
	_ = w.write(text)
}

// spoiled returns the error with the message that the class in TypeScript gives it.
func spoiled(what string) error {
	return &mesh.Spoiled{What: what, Message: "spoiled: " + what}
}
